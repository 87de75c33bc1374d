import type { Variant } from '../../desktop/dbus/signature.ts';
import { drawPixels } from '../icons/draw.ts';
import type { Menu } from '../menu.ts';
import type { Shape } from '../menu/picture.ts';
import { flag, text } from './menu.ts';

/** Pixels of the icon: 22 at 1× and at 2×. */
const sizes = [22, 44];

/** What a panel asks of the icon itself (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierItem/). */
export function itemProperties(menu: Menu): ReadonlyMap<string, Variant> {
  const none: Variant = { type: 'a(iiay)', value: [] };
  return new Map([
    ['Category', text('SystemServices')],
    ['Id', text('gowarden')],
    ['Title', text('gowarden')],
    ['Status', text('Active')],
    ['WindowId', { type: 'i', value: 0 }],
    ['IconName', text('')],
    ['IconPixmap', { type: 'a(iiay)', value: pictures(menu.shape) }],
    ['IconThemePath', text('')],
    ['OverlayIconName', text('')],
    ['OverlayIconPixmap', none],
    ['AttentionIconName', text('')],
    ['AttentionIconPixmap', none],
    ['AttentionMovieName', text('')],
    ['ToolTip', { type: '(sa(iiay)ss)', value: ['', [], withoutMarkup(menu.label), ''] }],
    // A click with either button opens the menu.
    ['ItemIsMenu', flag(true)],
    ['Menu', { type: 'o', value: '/MenuBar' }],
  ]);
}

/** Plasma takes a tooltip with something like a tag in it for HTML (Qt::mightBeRichText): no name opens one. */
const withoutMarkup = (label: string): string => label.replaceAll('<', '‹');

/** What a panel asks of the menu itself. */
export const menuProperties: ReadonlyMap<string, Variant> = new Map([
  ['Version', { type: 'u', value: 3 }],
  ['TextDirection', text('ltr')],
  ['Status', text('normal')],
  ['IconThemePath', { type: 'as', value: [] }],
]);

const drawn = new Map<Shape, readonly (readonly [width: number, height: number, pixels: Buffer])[]>();

/** Drawn once: a panel asks for every property by itself, and for all of them again after each change. 10 kB a shape. */
function pictures(shape: Shape): readonly unknown[] {
  const known = drawn.get(shape) ?? sizes.map((size) => [size, size, pixels(shape, size)] as const);
  drawn.set(shape, known);
  return known;
}

/** Alpha, red, green, blue of each pixel, as the specification wants them. */
function pixels(shape: Shape, size: number): Buffer {
  const from = drawPixels(shape, 'panel', size);
  const to = Buffer.alloc(from.length);
  for (let at = 0; at < from.length; at += 4) {
    to[at] = from[at + 3] ?? 0;
    to.set(from.subarray(at, at + 3), at + 1);
  }
  return to;
}
