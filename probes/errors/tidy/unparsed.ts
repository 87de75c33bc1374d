import { linesOf } from '../../../host/formats/lines.ts';

/** Lines that are kept. */
const mostLines = 20;

/** What Go's scanner and parser say of the lines up to the last import (go/scanner, go/parser). */
const reasons = [
  'expected ',
  'illegal ',
  'missing import path',
  'import path must be ',
  'string literal not terminated',
  'comment not terminated',
  'curly quotation mark ',
  'unknown escape',
  'escape sequence ',
];

/** Lines like `sub/m.go:4:2: missing import path`: the file is not Go as far as its imports. */
export function unparsedIn(stderr: string): readonly string[] {
  const found: string[] = [];
  for (const { text } of linesOf(stderr)) {
    const at = placeIn(text);
    if (at === null || found.length === mostLines) continue;
    // Behind the place: the column, and why.
    const why = text.slice(at.length + 1).replace(/^\d{1,9}: /, '');
    if (reasons.some((reason) => why.includes(reason))) found.push(text);
  }
  return found;
}

/** `sub/m.go:4` at the beginning of a line. */
export function placeIn(line: string): string | null {
  const end = line.indexOf('.go:');
  const number = end === -1 ? null : /^\d{1,9}(?=:\d{1,9}: )/.exec(line.slice(end + '.go:'.length));
  return number === null ? null : line.slice(0, end + '.go:'.length + number[0].length);
}
