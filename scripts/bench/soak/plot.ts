/** One line of the plot: its title and its values, each at the same moments. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

const width = 760;
const height = 130;
const left = 90;
const top = 28;

/** Charts below each other as SVG, each from 0 to a little above its greatest value. `hours` are the moments, in simulated hours. */
export function plot(title: string, hours: readonly number[], all: readonly Series[]): string {
  const total = all.length * (height + top) + 60;
  const last = hours.at(-1) ?? 1;
  const charts = all.map((one, index) => chart(one, hours, last, 40 + index * (height + top)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + left + 30} ${total}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${left}" y="20" font-size="14">${title}</text>`,
    ...charts,
    `<text x="${left + width}" y="${total - 8}" text-anchor="end">${last.toFixed(0)} simulated hours</text>`,
    '</svg>\n',
  ].join('\n');
}

function chart({ name, unit, values }: Series, hours: readonly number[], last: number, y: number): string {
  const greatest = Math.max(...values, 1e-9) * 1.1;
  const points = values.map((value, index) => {
    const x = left + ((hours[index] ?? 0) / last) * width;
    return `${x.toFixed(1)},${(y + top + height * (1 - value / greatest)).toFixed(1)}`;
  });
  const label = (value: number): string =>
    `<text x="${left - 6}" y="${y + top + height * (1 - value / greatest) + 4}" text-anchor="end">${value.toFixed(value < 100 ? 1 : 0)}</text>`;
  return [
    `<text x="${left}" y="${y + top - 8}">${name} (${unit})</text>`,
    `<path d="M${left} ${y + top}v${height}h${width}" fill="none" stroke="#888"/>`,
    label(0),
    label(greatest / 1.1),
    `<polyline points="${points.join(' ')}" fill="none" stroke="#06c" stroke-width="1.2"/>`,
  ].join('\n');
}
