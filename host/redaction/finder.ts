/** Where a word was found in a text. */
export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly of: T;
}

interface Ending<T> {
  readonly length: number;
  readonly alone: boolean;
  readonly of: T;
}

/**
 * Finds thousands of words in a text in one pass, in any case, however the text was made (Aho and Corasick, Efficient string
 * matching, 1975: https://doi.org/10.1145/360825.360855).
 */
export class WordFinder<T> {
  /** By state, the next one by UTF-16 unit. */
  readonly #next: Map<number, number>[] = [new Map<number, number>()];
  readonly #ending: (Ending<T> | undefined)[] = [];
  /** By state, the longest other one that ends alike, and of these the first that is the end of a word. */
  #fallback: number[] | null = null;
  #shorter: number[] = [];

  /** `alone`: only where no letter is next to it, except the `s` of a plural or possessive. Not after the first search. */
  add(word: string, of: T, alone = false): void {
    let state = 0;
    for (const unit of units(word)) {
      let following = this.#next[state]?.get(unit);
      if (following === undefined) {
        following = this.#next.push(new Map<number, number>()) - 1;
        this.#next[state]?.set(unit, following);
      }
      state = following;
    }
    const before = this.#ending[state];
    // A word that counts everywhere counts more than the same one that has to stand alone.
    if (state > 0 && (before === undefined || (before.alone && !alone)))
      this.#ending[state] = { length: word.length, alone, of };
  }

  /** The words in a text from left to right, the longest where several begin, none of which overlap. */
  find(text: string): readonly Found<T>[] {
    const all = this.#all(text).sort((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    return all.filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
  }

  replace(text: string, by: (found: string, of: T) => string): string {
    let done = '';
    let from = 0;
    for (const { start, end, of } of this.find(text)) {
      done += text.slice(from, start) + by(text.slice(start, end), of);
      from = end;
    }
    return done + text.slice(from);
  }

  #all(text: string): Found<T>[] {
    const fallback = (this.#fallback ??= this.#link());
    const found: Found<T>[] = [];
    let state = 0;
    units(text).forEach((unit, at) => {
      while (state > 0 && this.#next[state]?.has(unit) !== true) state = fallback[state] ?? 0;
      state = this.#next[state]?.get(unit) ?? 0;
      for (let one = state; one > 0; one = this.#shorter[one] ?? 0) {
        const ending = this.#ending[one];
        if (ending === undefined) continue;
        const start = at + 1 - ending.length;
        const end = ending.alone ? endAlone(text, start, at + 1) : at + 1;
        if (end !== null) found.push({ start, end, of: ending.of });
      }
    });
    return found;
  }

  /** Breadth first, so that every state links to one that is linked. */
  #link(): number[] {
    const fallback: number[] = [0];
    const queue = [0];
    for (const state of queue)
      for (const [unit, following] of this.#next[state] ?? []) {
        queue.push(following);
        let other = fallback[state] ?? 0;
        while (other > 0 && this.#next[other]?.has(unit) !== true) other = fallback[other] ?? 0;
        const link = state === 0 ? 0 : (this.#next[other]?.get(unit) ?? 0);
        fallback[following] = link;
        this.#shorter[following] = this.#ending[link] ? link : (this.#shorter[link] ?? 0);
      }
    return fallback;
  }
}

const letter = /\p{L}/u;

/** Where a word that must stand alone ends, its `s` included; null where it is part of another. */
function endAlone(text: string, start: number, end: number): number | null {
  const isLetter = (at: number): boolean => at >= 0 && letter.test(text.charAt(at));
  if (isLetter(start - 1)) return null;
  if (!isLetter(end)) return end;
  return /s/i.test(text.charAt(end)) && !isLetter(end + 1) ? end + 1 : null;
}

/** The units of a text in small letters; as many as it has, which `toLowerCase` of a whole text does not promise. */
function units(text: string): Uint16Array {
  const all = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) all[at] = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    else {
      const small = text.charAt(at).toLowerCase();
      all[at] = small.length === 1 ? small.charCodeAt(0) : unit;
    }
  }
  return all;
}
