import { expect, test } from 'vitest';
import { Kept } from '../../../host/files/kept.ts';

/** How many of that many names, looked up in turn and added where missing, are still there in the third round. */
function found(names: number, most: number): number {
  const kept = new Kept<number>(most);
  let hits = 0;
  for (let round = 0; round < 3; round += 1) {
    hits = 0;
    for (let name = 0; name < names; name += 1) {
      if (kept.get(String(name)) === undefined) kept.set(String(name), name);
      else hits += 1;
    }
  }
  return hits;
}

test('a few too many cost a few, not all', () => {
  expect(found(100, 100)).toBe(100);
  expect(found(120, 100)).toBeGreaterThan(60);
  expect(found(1_000, 100)).toBe(0);
});

test('what is set again or forgotten is not found in its old state', () => {
  const kept = new Kept<number>(1);
  kept.set('a', 1);
  kept.set('b', 2);
  expect(kept.get('a')).toBe(1);
  kept.set('a', 3);
  kept.set('b', 4);
  expect([kept.get('a'), kept.get('b')]).toEqual([3, 4]);
  kept.delete('a');
  expect(kept.get('a')).toBeUndefined();
});
