import { visible } from './visible.ts';

/**
 * A word as a POSIX shell takes it literally; plain words stay plain. What acts on a terminal or is not seen is written in octal
 * (`$'a\012b'`: bash, zsh, ksh and POSIX.1-2024), so that a command that is shown, copied and pasted is one line and means the same.
 */
export function quote(word: string): string {
  if (/^[\w@%+=:,./~-]+$/.test(word)) return word;
  if (visible(word) === word) return `'${word.replaceAll("'", `'\\''`)}'`;
  return `$'${Array.from(word, octal).join('')}'`;
}

function octal(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  // An interactive shell may look for `!` before it looks for quotes.
  if (character !== '!' && visible(character) === character) return character;
  return Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
