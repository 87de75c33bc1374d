import { expect, test } from 'vitest';
import { evidenceOf } from '../../messages/evidence.ts';

const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

test('evidence has at most 20 lines, and counts the rest', () => {
  expect(evidenceOf(lines(20))).toEqual(lines(20));
  expect(evidenceOf(lines(21))).toEqual([...lines(19), '… 2 more']);
  expect(evidenceOf(lines(20_001)).at(-1)).toBe('… 19982 more');
});
