/**
 * Figures as signed distances: negative inside, positive outside, in units of the 18 × 18 grid of a menu-bar icon with
 * y growing downwards. A distance gives the edge, its anti-aliasing and an outline around it from one formula.
 */
export type Figure = (x: number, y: number) => number;

type Point = readonly [x: number, y: number];

export const disc =
  (cx: number, cy: number, radius: number): Figure =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A line through the points, round at its ends and bends. */
export const stroke =
  (width: number, ...points: readonly Point[]): Figure =>
  (x, y) =>
    nearest(points, x, y, false) - width / 2;

/** A filled polygon with corners rounded by `radius`. */
export const polygon =
  (radius: number, ...points: readonly Point[]): Figure =>
  (x, y) =>
    (contains(points, x, y) ? -1 : 1) * nearest(points, x, y, true) - radius;

/** An arc of a circle, from one angle to a greater one in degrees, clockwise from three o'clock. */
export function arc(cx: number, cy: number, radius: number, from: number, to: number, width: number): Figure {
  const steps = Math.ceil((to - from) / 10);
  const points = Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
  return stroke(width, ...points);
}

export const union =
  (...figures: readonly Figure[]): Figure =>
  (x, y) =>
    Math.min(...figures.map((figure) => figure(x, y)));

function nearest(points: readonly Point[], x: number, y: number, closed: boolean): number {
  let best = Infinity;
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points[index + 1] ?? (closed ? points[0] : undefined) ?? [ax, ay];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    best = Math.min(best, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return best;
}

function contains(points: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points.at(index - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
