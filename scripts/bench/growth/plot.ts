import type { Cost } from './measure.ts';

const width = 56;
const height = 12;

/** How fast it grows between two sizes: 1 in proportion to its input, 2 with its square. */
export function exponent(before: Cost, after: Cost, of: (cost: Cost) => number): number {
  return Math.log(of(after) / of(before)) / Math.log(after.size / before.size);
}

/**
 * The curve as text, both axes logarithmic: `#` was measured, `.` grows in proportion to the input from the first size on.
 * Where `#` is not higher than `.`, it does not grow faster.
 */
export function plot(costs: readonly Cost[], of: (cost: Cost) => number): string {
  const [first] = costs;
  const last = costs.at(-1);
  if (!first || !last || first === last) return '';
  const linear = (size: number): number => (of(first) * size) / first.size;
  const highest = Math.max(linear(last.size), ...costs.map(of));
  const lowest = Math.min(of(first), ...costs.map(of));
  const column = (size: number): number =>
    Math.round((Math.log(size / first.size) / Math.log(last.size / first.size)) * (width - 1));
  const row = (value: number): number =>
    height - 1 - Math.round((Math.log(value / lowest) / Math.log(highest / lowest)) * (height - 1));
  const grid = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '));
  const put = (x: number, y: number, mark: string): void => void grid[y]?.splice(x, 1, mark);
  for (let x = 0; x < width; x += 1)
    put(x, row(linear(first.size * (last.size / first.size) ** (x / (width - 1)))), '.');
  for (const cost of costs) put(column(cost.size), row(of(cost)), '#');
  const label = (y: number): string =>
    y === 0 ? `${highest.toFixed(1)} ms` : y === height - 1 ? `${lowest.toFixed(1)} ms` : '';
  const lines = grid.map((cells, y) => `${label(y).padStart(12)} |${cells.join('').trimEnd()}`);
  const ends = `${String(first.size)}${String(last.size).padStart(width - String(first.size).length)}`;
  return [...lines, `${' '.repeat(13)}+${'-'.repeat(width)}`, `${' '.repeat(14)}${ends}`].join('\n');
}
