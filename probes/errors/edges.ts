/** Where words begin and end: `cargo: command not found` is nothing that is said of go. */

const inWord = /[a-z0-9_]/;
/** Go says fork/exec in one word, which a narrow window may have broken: then `/exec` begins a line. */
const forked = /(?:^|\s|fork)\/$/;

/** Whether a text that begins there begins with a word of its own; `lower` is in lower case. */
export function beginsWord(lower: string, at: number): boolean {
  if (!inWord.test(lower.charAt(at))) return true;
  if (forked.test(lower.slice(Math.max(0, at - 6), at).replaceAll('\0', ''))) return false;
  // In a string of a log `\n` and `\t` end what is before them.
  return !/[a-z0-9_-]/.test(lower.charAt(at - 1)) || lower.charAt(at - 2) === '\\';
}

/** Whether a text that ends there ends with a word of its own. */
export function endsWord(lower: string, to: number): boolean {
  if (!inWord.test(lower.charAt(to - 1))) return true;
  const behind = lower.charAt(to);
  // `1.23` is not the end of `1.23.0`.
  if (/^\d\.\d/.test(lower.slice(to - 1, to + 2))) return false;
  return !inWord.test(behind) && !(behind === '-' && inWord.test(lower.charAt(to + 1)));
}

/** Where a line goes on with the word that the line before it has begun (`fork/`); -1 where it does not. `lines`: as `plain` makes them. */
export function goesOnAt(before: string, line: string): number {
  return forked.test(before.toLowerCase().slice(-6)) ? line.length - withoutShared(line, before).length : -1;
}

/** A line without the time, number or name of a place that the first one has before it as well. */
export function withoutShared(line: string, first: string): string {
  const words = line.split(' ');
  const others = first.split(' ');
  let shared = 0;
  while (shared < words.length - 1 && isPrefix(words[shared] ?? '', others[shared] ?? '')) shared += 1;
  return words.slice(shared).join(' ');
}

const isPrefix = (word: string, other: string): boolean =>
  /[\d[\]|#]|:$|^[>-]$/.test(word) && word.replaceAll(/\d+/g, '0') === other.replaceAll(/\d+/g, '0');
