/** Characters of a list, and of one of its patterns, that are read. */
const longestList = 16_384;
const longestPattern = 512;

/**
 * Whether a list such as GOPRIVATE covers a module: one of its patterns, separated by commas, fits as many of the path's first
 * elements as it has itself. A pattern that is malformed covers nothing, and go says nothing of it.
 * https://pkg.go.dev/golang.org/x/mod/module#MatchPrefixPatterns
 */
export function coveredBy(list: string, module: string): boolean {
  return list
    .slice(0, longestList)
    .split(',')
    .map((pattern) => pattern.trim().replace(/\/$/, ''))
    .some((pattern) => pattern !== '' && pattern.length <= longestPattern && fitsPrefix(pattern, module));
}

function fitsPrefix(pattern: string, module: string): boolean {
  const wanted = pattern.split('/');
  const elements = module.split('/');
  if (elements.length < wanted.length) return false;
  const parsed = wanted.map((glob) => partsOf(glob));
  return parsed.every((parts, index) => parts !== null && fits(parts, elements[index] ?? ''));
}

/** What one sign of a pattern takes: any text, or one character. */
type Part = 'any' | ((character: string) => boolean);

/** The signs of one element of a pattern as Go's path.Match reads them; null of a malformed one. */
function partsOf(glob: string): readonly Part[] | null {
  const characters = Array.from(glob);
  const parts: Part[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '*') parts.push('any');
    else if (character === '?') parts.push(() => true);
    else if (character === '[') {
      const end = characters.indexOf(']', at + 2);
      if (end === -1) return null;
      const isNot = characters[at + 1] === '^';
      const set = setOf(characters.slice(at + (isNot ? 2 : 1), end));
      if (set === null) return null;
      parts.push((one) => set(one) !== isNot);
      at = end;
    } else {
      if (character === '\\') at += 1;
      const literal = characters[at];
      if (literal === undefined) return null;
      parts.push((one) => one === literal);
    }
  }
  return parts;
}

/** `a-z0`; null where a range lacks its end. */
function setOf(characters: readonly string[]): ((character: string) => boolean) | null {
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const low = characters[at] ?? '';
    const isRange = characters[at + 1] === '-';
    const high = isRange ? characters[at + 2] : low;
    if (high === undefined || low === '-') return null;
    ranges.push([low, high]);
    if (isRange) at += 2;
  }
  return ranges.length === 0 ? null : (one) => ranges.some(([low, high]) => low <= one && one <= high);
}

/** Keeps the set of places in the pattern where the text may be, and so never goes back. */
function fits(parts: readonly Part[], text: string): boolean {
  let places = reached(parts, [0]);
  for (const character of text) {
    const next = [...places].flatMap((place) => {
      const part = parts[place];
      if (part === undefined) return [];
      return part === 'any' ? [place] : part(character) ? [place + 1] : [];
    });
    places = reached(parts, next);
  }
  return places.has(parts.length);
}

/** Those places and the ones behind signs that may take nothing. */
function reached(parts: readonly Part[], from: readonly number[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const start of from)
    for (let at = start; !places.has(at); at += 1) {
      places.add(at);
      if (parts[at] !== 'any') break;
    }
  return places;
}
