import { createHmac, randomBytes } from 'node:crypto';
import { plainWords } from './plain-words.ts';

/** Letters and digits of any script, with the marks on them. */
const part = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Replacement names for what others chose: each as long as the original and always the same, so that what belongs together still
 * does. The key is drawn anew for each report, so that nobody can guess a name and compare.
 */
export class Pseudonyms {
  readonly #key = randomBytes(32);
  readonly #given = new Map<string, string>();
  readonly #issued = new Set<string>();

  readonly #isPrivate: (word: string) => boolean;

  /** `isPrivate`: what no pseudonym may hold by chance. */
  constructor(isPrivate: (word: string) => boolean = () => false) {
    this.#isPrivate = isPrivate;
  }

  /** Everything hidden so far, in lower case, with what replaces it. */
  get given(): ReadonlyMap<string, string> {
    return this.#given;
  }

  /**
   * Returns the text with every part of a name in it that is not one of our own words hidden: `acme-rocket_test.go` →
   * `qkdj-wnvbxa_test.go`. What is a replacement already is left alone.
   */
  hide(text: string): string {
    return text.replace(part, (found) =>
      isPlain(found) || this.#issued.has(found) ? found : this.of(found),
    );
  }

  of(word: string): string {
    const plain = word.toLowerCase();
    const known = this.#given.get(plain);
    if (known !== undefined && known.length === word.length) return known;
    const letters = this.#lettersFor(plain, word.length);
    this.#given.set(plain, letters);
    this.#issued.add(letters);
    return letters;
  }

  #lettersFor(word: string, length: number): string {
    let letters = '';
    for (let round = 0; letters.length < length || this.#isPrivate(letters.slice(-length)); round += 1) {
      const digest = createHmac('sha256', this.#key).update(`${round} ${word}`).digest();
      letters += [...digest].map((byte) => String.fromCharCode(0x61 + (byte % 26))).join('');
    }
    return letters.slice(-length);
  }
}

/**
 * Whether a part of a name reveals nothing: one of our own words, also with a number after it (`go1`, `GoLand2026`), a number, one
 * or two letters (of Latin: two of Chinese may be a whole name).
 */
export function isPlain(word: string): boolean {
  if (/^(?:[\0-\x7f]{1,2}|\d+|x+)$/.test(word)) return true;
  const lower = word.toLowerCase();
  return plainWords.has(lower) || plainWords.has(withoutNumber(lower)) || /^v\d+$/.test(lower);
}

function withoutNumber(word: string): string {
  let end = word.length;
  while (end > 0 && word.charCodeAt(end - 1) >= 0x30 && word.charCodeAt(end - 1) <= 0x39) end -= 1;
  return word.slice(0, end);
}

/**
 * Whether all that a text consists of reveals nothing, where anything is allowed: words of our own as they are, and short numbers.
 */
export function isPlainText(text: string): boolean {
  return (text.match(part) ?? []).every(
    (one) => plainWords.has(one) || /^(?:[a-z]{1,2}|v?\d{1,6})$/.test(one),
  );
}
