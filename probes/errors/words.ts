/** A range in a text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a text says by the words that carry its meaning: in any order and case, with whatever quotes, dashes and dots between them. */
export class Words {
  /** Letters and digits alone, so that `go.delvePath`, `delve-path` and `Delve path` are the same. */
  readonly #joined: string;
  /** The position of each of its characters in the text. */
  readonly #places: readonly number[];
  /** Where in it a word begins, and where one has ended. */
  readonly #starts = new Set<number>();
  readonly #ends = new Set<number>();
  /** Chinese does not put blanks between words: they are looked for anywhere. */
  readonly #text: string;
  readonly #forgives: boolean;
  readonly #each: readonly { readonly word: string; readonly at: number }[];

  /** `forgives`: a long word may have one letter wrong, as in what a person typed. */
  constructor(text: string, forgives: boolean) {
    this.#forgives = forgives;
    // `doesn't` is one word; a star of its own is one as well, as in safe.directory=*, but not in *.example.com.
    this.#text = text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .replaceAll(/(?<![\w./])\*(?![\w./])/g, ' star ');
    this.#each = [...this.#text.matchAll(/[a-z0-9]+/g)].map(({ 0: word, index }) => ({ word, at: index }));
    let joined = '';
    const places: number[] = [];
    for (const { word, at } of this.#each) {
      this.#starts.add(joined.length);
      joined += word;
      for (let letter = 0; letter < word.length; letter += 1) places.push(at + letter);
      this.#ends.add(joined.length);
    }
    this.#joined = joined;
    this.#places = places;
  }

  /**
   * Whether all that a wording names is there within so many characters: concepts with blanks between them, each in words of which one
   * will do (`a|b`). A star at its end lets a word go on; `@not` is any denial; `=word` is all that the text says.
   */
  hold(wording: string, within = Infinity): boolean {
    const found: Span[][] = [];
    for (const concept of wording.split(' ')) {
      const spans = concept.split('|').flatMap((word) => this.#spansOf(word));
      if (spans.length === 0) return false;
      found.push(spans);
    }
    return found.length === 1 || areClose(found, within);
  }

  #spansOf(word: string): readonly Span[] {
    if (word === '@not') return denials.flatMap((one) => this.#spansOf(one));
    if (word.startsWith('='))
      return this.#joined === word.slice(1) ? [{ from: 0, to: this.#text.length }] : [];
    const goesOn = word.endsWith('*');
    const stem = goesOn ? word.slice(0, -1) : word;
    if (!/^[a-z0-9]/.test(stem)) return spansIn(this.#text, stem);
    const exact = spansIn(this.#joined, stem)
      .filter(({ from, to }) => this.#starts.has(from) && (goesOn || this.#ends.has(to)))
      .map(({ from, to }) => ({ from: this.#places[from] ?? 0, to: (this.#places[to - 1] ?? 0) + 1 }));
    if (exact.length > 0 || !this.#forgives || stem.length < shortestForgiven || /\d/.test(stem))
      return exact;
    return this.#each
      .filter((one) => isAlmost(one.word, stem, goesOn))
      .map((one) => ({ from: one.at, to: one.at + one.word.length }));
  }
}

/** Where a text occurs in another, at most so often. */
function spansIn(text: string, part: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(part); at !== -1 && spans.length < mostSpans; at = text.indexOf(part, at + 1))
    spans.push({ from: at, to: at + part.length });
  return spans;
}

/** Whether one of each stand within so many characters of each other. */
function areClose(found: readonly (readonly Span[])[], within: number): boolean {
  return found
    .flat()
    .some(({ from }) =>
      found.every((spans) => spans.some((one) => one.from >= from && one.to <= from + within)),
    );
}

const mostSpans = 20;

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
