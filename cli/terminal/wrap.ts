import stringWidth from 'string-width';
import { shown } from './printed.ts';

/** What may stand at the start of a line: a word with the spaces before it, or one wide character with its closing punctuation. */
const pieces =
  /\s+|(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)[，。；：、！？）」』”]*/gu;

/**
 * Breaks text into lines of at most `width` terminal columns, the first indented by `indent`, the others by `hanging`.
 * Breaks at spaces and between Chinese characters; a path or command longer than the line is left whole, so that it can be copied.
 */
export function wrap(text: string, width: number, indent = 0, hanging = indent): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const [piece] of shown(text).matchAll(pieces)) {
    const space = /^\s/.test(piece);
    if (!empty && !space && stringWidth(line) + stringWidth(piece) > width) {
      lines.push(line.trimEnd());
      line = ' '.repeat(hanging);
      empty = true;
    }
    if (space && empty) continue;
    line += space ? ' ' : piece;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}
