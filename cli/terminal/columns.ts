import stringWidth from 'string-width';
import { shown } from './printed.ts';

/** Lays rows out in columns as wide as their widest cell on the terminal (Chinese characters take two). The last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = 0, gap = 2): string[] {
  const cells = rows.map((row) => row.map(shown));
  const widths: number[] = [];
  for (const row of cells)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  return cells.map((row) => {
    const padded = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell) + gap),
    );
    return (' '.repeat(indent) + padded.join('')).trimEnd();
  });
}
