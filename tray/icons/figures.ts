import type { Shape } from '../menu/picture.ts';
import { arc, disc, polygon, stroke, union, type Figure } from './distance.ts';

/** One icon: its silhouette and what is cut out of it. */
export interface Drawing {
  readonly body: Figure;
  readonly cut: Figure | null;
}

const shield = polygon(
  0.8,
  [9, 1.5],
  [15.2, 3.6],
  [15.2, 8.2],
  [14.5, 11],
  [13, 13.4],
  [11.2, 15.2],
  [9, 16.5],
  [6.8, 15.2],
  [5, 13.4],
  [3.5, 11],
  [2.8, 8.2],
  [2.8, 3.6],
);

const half = 3.1;
const octagon = polygon(
  0.6,
  [9 - half, 1.6],
  [9 + half, 1.6],
  [16.4, 9 - half],
  [16.4, 9 + half],
  [9 + half, 16.4],
  [9 - half, 16.4],
  [1.6, 9 + half],
  [1.6, 9 - half],
);

const arrows = union(
  arc(9, 9, 6.2, -150, -25, 2),
  arc(9, 9, 6.2, 30, 155, 2),
  polygon(0.2, [17.2, 5.2], [16.3, 10], [12, 7.8]),
  polygon(0.2, [0.8, 12.8], [1.7, 8], [6, 10.2]),
);

/** Each state has a silhouette of its own, so that it is recognizable without colour and by the edge alone. */
export const drawings: Readonly<Record<Shape, Drawing>> = {
  native: { body: shield, cut: stroke(2, [5.9, 9.2], [8.2, 11.6], [12.2, 6.6]) },
  attention: {
    body: polygon(1, [9, 2.5], [16, 15], [2, 15]),
    cut: union(stroke(1.9, [9, 6.8], [9, 10.6]), disc(9, 13.3, 1.1)),
  },
  broken: {
    body: octagon,
    cut: union(stroke(2, [6.2, 6.2], [11.8, 11.8]), stroke(2, [11.8, 6.2], [6.2, 11.8])),
  },
  cleaning: { body: arrows, cut: null },
  paused: {
    body: disc(9, 9, 7.8),
    cut: union(stroke(2, [6.9, 6.4], [6.9, 11.6]), stroke(2, [11.1, 6.4], [11.1, 11.6])),
  },
  // As large as the grid allows, and nothing around it: at 16 pixels a mark within a shield is a smudge.
  stale: {
    body: union(arc(9, 6.4, 3.8, -185, 50, 3), stroke(3, [11.4, 9.3], [9, 11]), disc(9, 15.2, 1.6)),
    cut: null,
  },
};
