import { shown } from './printed.ts';
import { widthOf } from './width.ts';

/** What may stand at the start of a line: a word with the spaces before it, or one wide character with its closing punctuation. */
const pieces =
  /\s+|(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)[，。；：、！？）」』”]*/gu;

/**
 * Breaks text into lines of at most `width` terminal columns, the first indented by `indent`, the others by `hanging`.
 * Breaks at spaces and between Chinese characters; a path longer than the line is left whole, so that it can be copied, and so
 * is each of the commands in `whole`: in one that was broken, a shell takes the second line for a command of its own.
 */
export function wrap(
  text: string,
  width: number,
  indent = 0,
  hanging = indent,
  whole: readonly string[] = [],
): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let used = indent;
  let empty = true;
  for (const piece of piecesOf(shown(text), whole)) {
    const space = /^\s+$/.test(piece);
    const wide = space ? 1 : widthOf(piece);
    if (!empty && !space && used + wide > width) {
      lines.push(line.trimEnd());
      line = ' '.repeat(hanging);
      used = hanging;
      empty = true;
    }
    if (space && empty) continue;
    line += space ? ' ' : piece;
    used += wide;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

function piecesOf(text: string, [first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return Array.from(text.matchAll(pieces), ([piece]) => piece);
  return text
    .split(first)
    .flatMap((part, index) => [...(index === 0 ? [] : [first]), ...piecesOf(part, rest)]);
}
