import { shown } from './printed.ts';
import { widthOf } from './width.ts';

/** What may stand at the start of a line: a word with the spaces before it, or one wide character with its closing punctuation. */
const pieces =
  /\s+|(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)[，。；：、！？）」』”]*/gu;

/** What may follow a command in its sentence, and begins no line. */
const closing = /^[.。,，;；:：)）`]+$/;

/**
 * Breaks text into lines of at most `width` terminal columns, the first indented by `indent`, the others by `hanging`.
 * Breaks at spaces and between Chinese characters; a path longer than the line is left whole, so that it can be copied, and so
 * is each of the commands in `whole`: in one that was broken, a shell takes the second line for a command of its own. A full stop
 * behind one that fills its line is left out, since it would be copied with it.
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
  let before = '';
  for (const piece of piecesOf(shown(text), whole)) {
    const space = /^\s+$/.test(piece);
    const wide = space ? 1 : widthOf(piece);
    const ends = closing.test(piece) && whole.includes(before);
    before = piece;
    if (ends && used + wide > width && /^[.。]$/.test(piece)) continue;
    if (!empty && !space && !ends && used + wide > width) {
      const opening = whole.includes(piece) && /[`(（]$/.test(line) ? line.slice(-1) : '';
      lines.push(line.slice(0, line.length - opening.length).trimEnd());
      line = ' '.repeat(hanging) + opening;
      used = hanging + widthOf(opening);
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
