import { expect, test } from 'vitest';
import { Patience } from '../../../host/files/patience.ts';

const mount = (point: string) => ({ id: 1, parent: 0, point, type: 'nfs4', local: false });

test('after a file system did not answer, others have less time for a while, then all of it again', () => {
  const patience = new Patience();
  const first = patience.left(0);
  patience.late(1_000);
  expect(patience.left(1_000)).toBeLessThan(first);
  expect(patience.left(60_000)).toBe(first);
});

test('a file system that is slow again and again counts as too slow, separately and not forever', () => {
  const patience = new Patience();
  const asks = Array.from({ length: 20 }, (_, number) => patience.lasts(mount('/a'), number * 200, 200));
  expect(asks.indexOf(false)).toBe(15);
  expect(patience.lasts(mount('/b'), 4_000, 200)).toBe(true);
  const later = Array.from({ length: 20 }, (_, number) => patience.lasts(mount('/c'), number * 11_000, 200));
  expect(later).not.toContain(false);
});
