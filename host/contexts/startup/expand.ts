/** Variables that are known where a start-up file is read. */
export type Variables = ReadonlyMap<string, string>;

/**
 * Longest value that a variable of a process can have on Linux (MAX_ARG_STRLEN, 32 pages: https://man7.org/linux/man-pages/man2/execve.2.html).
 * Lines such as `A=$A$A` would double it each time.
 */
export const longestValue = 131_072;

/** A word with `~`, `$NAME`, `${NAME}` and `${NAME:-word}` filled in; null when that is unknown without running something, or longer than any value. */
export function expand(word: string, variables: Variables): string | null {
  const home = variables.get('HOME') ?? '';
  let rest = word === '~' || word.startsWith('~/') ? home + word.slice(1) : word;
  if (rest.startsWith('~') || rest.includes('`')) return null;
  let expanded = '';
  for (let at = rest.indexOf('$'); at !== -1; at = rest.indexOf('$')) {
    expanded += rest.slice(0, at);
    const braced = rest[at + 1] === '{';
    const start = at + (braced ? 2 : 1);
    const end = braced ? rest.indexOf('}', start) : endOfName(rest, start);
    if (end <= start) return null;
    const [name, fallback] = splitFallback(rest.slice(start, end));
    const value = variables.get(name) || (fallback === undefined ? undefined : expand(fallback, variables));
    if (value === undefined || value === null || endOfName(name, 0) !== name.length) return null;
    expanded += value;
    if (expanded.length > longestValue) return null;
    rest = rest.slice(braced ? end + 1 : end);
  }
  expanded += rest;
  return expanded.length > longestValue ? null : expanded;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && isNameCharacter(text.charCodeAt(at))) at += 1;
  return at;
}

const isNameCharacter = (code: number): boolean =>
  code === 95 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function splitFallback(inner: string): readonly [string, string?] {
  const at = inner.indexOf(':-');
  if (at !== -1) return [inner.slice(0, at), inner.slice(at + 2)];
  const dash = inner.indexOf('-');
  return dash === -1 ? [inner] : [inner.slice(0, dash), inner.slice(dash + 1)];
}
