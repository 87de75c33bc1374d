import { shown } from './printed.ts';
import { wrap } from './wrap.ts';
import { widthOf } from './width.ts';

/** Fewer columns than this are too narrow for words. */
const leastRoom = 24;

/**
 * Rows of something and what it is, for a terminal that is `width` columns wide: what it is breaks within its own
 * column, or, where that is too narrow, is below, indented by four more. The first cell is left whole, so that a
 * command can be copied.
 */
export function described(
  rows: readonly (readonly [string, string])[],
  width: number,
  indent = 2,
  gap = 2,
): string[] {
  const first = Math.max(0, ...rows.map(([cell]) => widthOf(shown(cell))));
  const column = indent + first + gap;
  return rows.flatMap(([cell, text]) => {
    if (width - column < leastRoom)
      return [' '.repeat(indent) + shown(cell).trimEnd(), ...wrap(text, width, indent + 4)];
    const [line = '', ...more] = wrap(text, width, column);
    const pad = ' '.repeat(first - widthOf(shown(cell)) + gap);
    return [(' '.repeat(indent) + shown(cell) + pad + line.trimStart()).trimEnd(), ...more];
  });
}

/** Lays rows out in columns as wide as their widest cell on the terminal (Chinese characters take two). The last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = 0, gap = 2): string[] {
  const cells = rows.map((row) => row.map(shown));
  const widths: number[] = [];
  for (const row of cells)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  return cells.map((row) => {
    const padded = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell) + gap),
    );
    return (' '.repeat(indent) + padded.join('')).trimEnd();
  });
}
