import { jsonText } from '../../messages/json.ts';
import { visible } from '../../messages/visible.ts';
import { betweenMarks } from './colour.ts';

declare const mark: unique symbol;

/**
 * What may be written to a terminal: made here alone, so that nothing reaches it (the compiler sees to that) in which a name
 * could end the line, move the cursor or colour what is said.
 */
export type Printed = string & { readonly [mark]: true };

/** A text as it may stand in a line, with our own colours still as marks: for measuring and breaking it. */
export function shown(text: string): string {
  return betweenMarks(text, visible, (_numbers, whole) => whole);
}

/** A line without its end: one line, whatever was in the text, in our own colours. */
export function printedLine(text: string): Printed {
  return betweenMarks(text, visible, (numbers) => `\u001b[${numbers}m`) as Printed;
}

/** A text without colours. */
export function withoutColours(text: string): string {
  return betweenMarks(text, visible, () => '');
}

/** Lines, each with its end. */
export function printedLines(lines: readonly string[]): Printed {
  return lines.map((line) => `${printedLine(line)}\n`).join('') as Printed;
}

/**
 * A value as JSON, with its end. Its strings are whole (see `jsonText`).
 */
export function printedDocument(value: unknown, indent = 0): Printed {
  return `${jsonText(value, indent)}\n` as Printed;
}

/** Back to the first column and so many lines up, and everything from there away (ECMA-48: CUU, EL, ED). */
export function erased(up: number): Printed {
  return (up === 0 ? '\r\u001b[K' : `\r\u001b[${up}A\u001b[J`) as Printed;
}

/** Lines without an end after the last, and a question with a space. */
export function printedOpen(lines: readonly string[], after = ''): Printed {
  return (lines.map(printedLine).join('\n') + after) as Printed;
}
