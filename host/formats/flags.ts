/**
 * The words of a list of compiler flags; null where a quote is never closed.
 *
 * `go`: as the go command splits CC and CGO_* (cmd/internal/quoted): a word that begins with a quote ends with the next one of its
 * kind, without escapes. `shell`: as go/build splits `#cgo` lines and pkg-config its fields: quotes may begin anywhere, and a
 * backslash takes what follows literally.
 */
export function splitFlags(text: string, style: 'go' | 'shell'): string[] | null {
  if (style === 'shell') return splitShell(text);
  const { words, open } = splitGo(text);
  return open === null ? words : null;
}

/** The quote that is never closed as the go command splits flags; null where each is. */
export function openQuote(text: string): string | null {
  return splitGo(text).open;
}

const isBlank = (character: string): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

function splitGo(text: string): { readonly words: string[]; readonly open: string | null } {
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    const first = text.charAt(at);
    if (isBlank(first)) {
      at += 1;
    } else if (first === '"' || first === "'") {
      const end = text.indexOf(first, at + 1);
      if (end === -1) return { words, open: first };
      words.push(text.slice(at + 1, end));
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && !isBlank(text.charAt(at))) at += 1;
      words.push(text.slice(start, at));
    }
  }
  return { words, open: null };
}

function splitShell(text: string): string[] | null {
  const words: string[] = [];
  let word: string[] | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      if (at + 1 === text.length) return null;
      at += 1;
      (word ??= []).push(text.charAt(at));
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word?.push(character);
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= [];
    } else if (isBlank(character)) {
      if (word) words.push(word.join(''));
      word = null;
    } else (word ??= []).push(character);
  }
  if (quote !== '') return null;
  if (word) words.push(word.join(''));
  return words;
}
