/** A rectangle in points, its origin the lower left corner; the bridge makes an object of the structure. */
export interface NSRect {
  readonly origin: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

/** `34 × 22 at 0, -17`. */
export function toldRect({ origin: { x, y }, size: { width, height } }: NSRect): string {
  return `${width} × ${height} at ${x}, ${y}`;
}

/** Whether the middle of one lies within the other. Throws when the bridge did not give numbers. */
export function isWithin(inner: NSRect, outer: NSRect): boolean {
  const [x, y] = [middle(inner.origin.x, inner.size.width), middle(inner.origin.y, inner.size.height)];
  const { origin, size } = outer;
  if (![x, y, origin.x, origin.y, size.width, size.height].every(Number.isFinite))
    throw new Error(`expected rectangles, got ${toldRect(inner)} and ${toldRect(outer)}`);
  return x >= origin.x && x < origin.x + size.width && y >= origin.y && y < origin.y + size.height;
}

const middle = (from: number, length: number): number => from + length / 2;
