import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawIcon, type Style } from '../../../tray/icons/draw.ts';
import { drawings } from '../../../tray/icons/figures.ts';
import type { Shape } from '../../../tray/menu/picture.ts';

const shapes = Object.keys(drawings) as Shape[];
type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads the encoder's output: one IDAT, RGBA, no filter. */
function pixelsOf(image: Buffer): Pixel[] {
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [image.readUInt32BE(16), image.readUInt32BE(20)];
  const data = inflateSync(image.subarray(41, 41 + image.readUInt32BE(33)));
  expect(data.length).toBe(height * (1 + width * 4));
  return Array.from({ length: width * height }, (_, index) => {
    const at = index * 4 + Math.floor(index / width) + 1;
    return [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!];
  });
}

const icon = (shape: Shape, style: Style, size: number): Pixel[] => pixelsOf(drawIcon(shape, style, size));

/** Relative luminance and contrast as the WCAG define them. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]: readonly number[]): number =>
    0.2126 * linear(red!) + 0.7152 * linear(green!) + 0.0722 * linear(blue!);
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([18, 36])('template icons of %i pixels', (size) => {
  test.each(shapes)('%s is black and alpha, inside the frame', (shape) => {
    const pixels = icon(shape, 'template', size);
    expect(pixels.length).toBe(size * size);
    expect(pixels.every(([red, green, blue]) => red + green + blue === 0)).toBe(true);
    expect(pixels.filter(([, , , alpha]) => alpha > 128).length).toBeGreaterThan(0.12 * size * size);
    const onFrame = pixels.filter(
      (_, index) => [0, size - 1].includes(index % size) || index < size || index >= size * (size - 1),
    );
    expect(onFrame.every(([, , , alpha]) => alpha < 128)).toBe(true);
  });

  test('any two differ by shape alone in more than a tenth of the picture', () => {
    const alphas = shapes.map((shape) => icon(shape, 'template', size).map(([, , , alpha]) => alpha));
    for (const [index, one] of alphas.entries())
      for (const other of alphas.slice(index + 1)) {
        const different = one.filter((alpha, pixel) => Math.abs(alpha - other[pixel]!) > 128).length;
        expect(different / (size * size)).toBeGreaterThan(0.1);
      }
  });
});

/** Areas of clearly painted pixels, the largest first. */
function bodies(alphas: readonly number[], size: number): number[] {
  const left = new Set(alphas.flatMap((alpha, at) => (alpha > 160 ? [at] : [])));
  const found: number[] = [];
  for (const start of left) {
    const reached = [start];
    left.delete(start);
    for (const at of reached)
      for (const next of [at - 1, at + 1, at - size, at + size]) if (left.delete(next)) reached.push(next);
    found.push(reached.length);
  }
  return found.toSorted((a, b) => b - a);
}

test.each([16, 22])(
  'at %i pixels the stale icon is a question mark with its dot, and nothing else',
  (size) => {
    const found = bodies(
      icon('stale', 'template', size).map(([, , , alpha]) => alpha),
      size,
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toBeGreaterThan(0.13 * size * size);
  },
);

describe.each(shapes)('the panel icon %s', (shape) => {
  test.each([
    ['light', [255, 255, 255]],
    ['grey', [128, 128, 128]],
    ['dark', [30, 30, 30]],
  ])('is clearly visible on a %s panel', (_name, panel) => {
    const pixels = icon(shape, 'panel', 44);
    const clear = pixels.filter(
      ([red, green, blue, alpha]) => alpha > 200 && contrast([red, green, blue], panel) >= 3,
    );
    expect(clear.length / pixels.length).toBeGreaterThan(0.1);
  });
});
