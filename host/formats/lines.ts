/** A line of a text without its line feed, counted from 1. A carriage return before that is left to the format. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a text, one at a time and in one pass; after a line feed at the end comes no empty one. */
export function* linesOf(text: string): Generator<Line, void> {
  let number = 1;
  for (let start = 0; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    yield { text: end === -1 ? text.slice(start) : text.slice(start, end), number };
    if (end === -1) return;
    start = end + 1;
  }
}

/** The text without a byte order mark at its beginning, for formats whose owners pass over it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Go's unicode.IsSpace: unlike JavaScript's `\s` with U+0085 and without the byte order mark. */
export function isGoSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Go's strings.TrimSpace. */
export function trimGo(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isGoSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isGoSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Go's strings.Fields, at most `most` of them. */
export function fieldsOf(text: string, most = Infinity): string[] {
  const fields: string[] = [];
  let at = 0;
  while (fields.length < most) {
    while (at < text.length && isGoSpace(text.charCodeAt(at))) at += 1;
    if (at === text.length) break;
    const start = at;
    while (at < text.length && !isGoSpace(text.charCodeAt(at))) at += 1;
    fields.push(text.slice(start, at));
  }
  return fields;
}

/** `text` without the ones of `character` at its end. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end -= 1;
  return text.slice(0, end);
}

/** The line of a text that an offset is on. */
export class LineStarts {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** From 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
