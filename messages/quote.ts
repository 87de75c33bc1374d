import { visible } from './visible.ts';

/**
 * A word as bash, zsh and fish all take it literally; plain words stay plain. Not plain are also `~`, and at the beginning `=` (zsh)
 * and `%` (fish), which they expand. What acts on a terminal or is not seen is written in octal (`$'a\012b'`: bash, zsh, ksh and
 * POSIX.1-2024; an error in fish), so that a command that is shown, copied and pasted is one line and means the same.
 */
export function quote(word: string): string {
  return /^[\w@+:,./-][\w@%+=:,./-]*$/.test(word) ? word : quoted(word);
}

/** The same, always in quotes. Backslashes stand between quotes, as they have a meaning within those of fish. */
export function quoted(word: string): string {
  if (word === '') return "''";
  if (visible(word) !== word) return `$'${Array.from(word, octal).join('')}'`;
  const parts = word.split(/(['\\])/).filter((part) => part !== '');
  return parts.map((part) => (part === "'" || part === '\\' ? `\\${part}` : `'${part}'`)).join('');
}

function octal(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  // An interactive shell may look for `!` before it looks for quotes.
  if (character !== '!' && visible(character) === character) return character;
  return Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
