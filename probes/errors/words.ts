/** What a text says by the words that carry its meaning: in any order and case, with whatever quotes, dashes and dots between them. */
export class Words {
  /** Letters and digits alone, so that `go.delvePath`, `delve-path` and `Delve path` are the same. */
  readonly #joined: string;
  /** Where in it a word begins, and where one has ended. */
  readonly #starts = new Set<number>();
  readonly #ends = new Set<number>();
  /** Chinese has no blanks between words: they are looked for anywhere. */
  readonly #text: string;
  readonly #forgives: boolean;
  readonly #each: readonly string[];

  /** `forgives`: a long word may have one letter wrong, as in what a person typed. */
  constructor(text: string, forgives: boolean) {
    this.#text = text.normalize('NFKC').toLowerCase();
    this.#forgives = forgives;
    // `doesn't` is one word; a star of its own is one as well, as in safe.directory=*.
    const spelled = this.#text.replaceAll(/['’]/g, '').replaceAll('*', ' star ');
    this.#each = spelled.split(/[^a-z0-9]+/).filter((word) => word !== '');
    let joined = '';
    for (const word of this.#each) {
      this.#starts.add(joined.length);
      joined += word;
      this.#ends.add(joined.length);
    }
    this.#joined = joined;
  }

  /**
   * Whether all that a wording names is there: concepts with blanks between them, each in words of which one will do (`a|b`). A star
   * at its end lets a word go on. `@not` is any denial.
   */
  hold(wording: string): boolean {
    return wording.split(' ').every((concept) => this.#holdsOneOf(concept));
  }

  #holdsOneOf(concept: string): boolean {
    return concept
      .split('|')
      .some((word) => (word === '@not' ? denials.some((one) => this.#has(one)) : this.#has(word)));
  }

  #has(word: string): boolean {
    const goesOn = word.endsWith('*');
    const stem = goesOn ? word.slice(0, -1) : word;
    if (!/^[a-z0-9]/.test(stem)) return this.#text.includes(stem);
    for (let at = this.#joined.indexOf(stem); at !== -1; at = this.#joined.indexOf(stem, at + 1))
      if (this.#starts.has(at) && (goesOn || this.#ends.has(at + stem.length))) return true;
    return (
      this.#forgives &&
      stem.length >= shortestForgiven &&
      this.#each.some((one) => isAlmost(one, stem, goesOn))
    );
  }
}

const denials: readonly string[] = [
  ...['not', 'never', 'no', 'nothing', 'without', 'unable', 'cant', 'cannot', 'dont', 'doesnt', 'didnt'],
  ...['isnt', 'arent', 'wont', 'wasnt', 'fail*', '不', '没', '无', '未', '失败'],
];

/** Letters of the shortest word in which one may be wrong. */
const shortestForgiven = 7;

/** Whether one letter is wrong, missing or too many, or two are exchanged; the first one is right. */
function isAlmost(given: string, word: string, goesOn: boolean): boolean {
  if (given.charAt(0) !== word.charAt(0)) return false;
  let same = 0;
  while (same < word.length && given.charAt(same) === word.charAt(same)) same += 1;
  const rest = (by: number, of: number): boolean => {
    const left = word.slice(same + of);
    const right = given.slice(same + by);
    return goesOn ? right.startsWith(left) : right === left;
  };
  const isSwapped =
    given.charAt(same) === word.charAt(same + 1) && given.charAt(same + 1) === word.charAt(same);
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (isSwapped && rest(2, 2));
}
