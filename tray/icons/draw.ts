import type { Shape } from '../menu/picture.ts';
import { drawings } from './figures.ts';
import { png } from './png.ts';

/**
 * `template`: black and alpha, which macOS tints for a light or dark menu bar (Human Interface Guidelines, menu bar
 * extras). `panel`: a light body with a dark edge, so that one picture is readable on light and dark panels; the colour
 * only repeats what the shape says.
 */
export type Style = 'template' | 'panel';

type Colour = readonly [red: number, green: number, blue: number];

const dark: Colour = [32, 33, 36];
const light: Colour = [240, 241, 243];
const fills: Readonly<Record<Shape, Colour>> = {
  native: light,
  attention: [255, 184, 28],
  broken: [240, 80, 84],
  cleaning: [120, 190, 255],
  paused: light,
  stale: light,
};
/** Grid units of the dark edge around a panel icon. */
const edge = 1;

/** The icon of a state as a square PNG of `size` pixels. 18 pt in the menu bar at 2× is 36. */
export function drawIcon(shape: Shape, style: Style, size: number): Buffer {
  return png(size, size, drawPixels(shape, style, size));
}

/** The same as red, green, blue and alpha of each pixel, row by row. */
export function drawPixels(shape: Shape, style: Style, size: number): Uint8Array {
  const { body, cut } = drawings[shape];
  const pixels = new Uint8Array(size * size * 4);
  const scale = size / 18;
  const covered = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance * scale));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [(column + 0.5) / scale, (row + 0.5) / scale];
      const distance = body(x, y);
      const filled = Math.min(covered(distance), 1 - (cut ? covered(cut(x, y)) : 0));
      const colour = style === 'template' ? ([0, 0, 0] as const) : mix(dark, fills[shape], filled);
      const alpha = style === 'template' ? filled : covered(distance - edge);
      pixels.set([...colour, Math.round(alpha * 255)], (row * size + column) * 4);
    }
  }
  return pixels;
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}
