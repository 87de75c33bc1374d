import fc from '../../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import {
  compare,
  greatestSpread,
  meanRatio,
  quantile,
  summaryOf,
} from '../../../../cli/commands/bench/statistics.ts';

const seconds = fc.double({ min: 1e-6, max: 1e4, noNaN: true });
const series = fc.array(seconds, { minLength: 5, maxLength: 30 });

describe('of one series', () => {
  test('median and quartiles match R', () => {
    expect(summaryOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, quartiles: [1.75, 3.25], spread: 0.6 });
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(summaryOf([7])).toMatchObject({ median: 7, spread: 0 });
  });

  test('nothing is said about an empty series, or about impossible times', () => {
    for (const values of [[], [0, 0, 0], [1, NaN, 2], [1, Infinity, 2]]) expect(summaryOf(values)).toBeNull();
  });

  test('the order does not matter, and half of the values lie on each side of the median', () => {
    fc.assert(
      fc.property(series, (values) => {
        const summary = summaryOf(values)!;
        expect(summaryOf(values.toReversed())).toEqual(summary);
        const { median, least, quartiles } = summary;
        expect(least <= quartiles[0] && quartiles[0] <= median && median <= quartiles[1]).toBe(true);
        expect(values.filter((value) => value <= median).length).toBeGreaterThanOrEqual(values.length / 2);
        expect(values.filter((value) => value >= median).length).toBeGreaterThanOrEqual(values.length / 2);
      }),
    );
  });

  test('a single very long run moves neither median nor spread far', () => {
    const quiet = [1, 1.01, 1.02, 0.99, 1.0, 1.01, 0.98];
    const { median, spread } = summaryOf([...quiet, 1000])!;
    expect(median).toBeCloseTo(1, 1);
    expect(spread).toBeLessThan(0.1);
  });
});

describe('of two', () => {
  /** A series around a value, with the given spread. */
  const around = (value: number, spread: number): number[] =>
    [-1, -0.5, 0, 0.5, 1].map((step) => value * (1 + step * spread));

  test('a ratio of quiet series, in both directions', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        fc.double({ min: 1.5, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 0.15, noNaN: true }),
        (value, factor, spread) => {
          const [native, translated] = [around(value, spread), around(value * factor, spread)];
          const found = compare(native, translated);
          expect(found.ratio).toBeCloseTo(factor, 6);
          expect(compare(translated, native).ratio).toBeCloseTo(1 / factor, 6);
          expect('isDistinct' in found && found.isDistinct).toBe(true);
        },
      ),
    );
  });

  test('none where either spreads by more than a fifth', () => {
    fc.assert(
      fc.property(series, series, (native, translated) => {
        const spreads = [native, translated].map((values) => summaryOf(values)!.spread);
        const found = compare(native, translated);
        if (Math.max(...spreads) > greatestSpread) expect(found).toEqual({ ratio: null, why: 'noisy' });
        else expect(found.ratio).toBeGreaterThan(0);
      }),
    );
    expect(compare(around(1, 0.01), around(9, 0.5))).toEqual({ ratio: null, why: 'noisy' });
    expect(compare(around(1, 0.5), around(9, 0.01))).toEqual({ ratio: null, why: 'noisy' });
  });

  test('none with fewer than five runs', () => {
    expect(compare([1, 1, 1, 1], [2, 2, 2, 2, 2])).toEqual({ ratio: null, why: 'few' });
    expect(compare([1, 1, 1, 1, 1], [])).toEqual({ ratio: null, why: 'few' });
  });

  test('series whose middle halves meet do not count as different', () => {
    expect(compare(around(1, 0.1), around(1.04, 0.1))).toMatchObject({ isDistinct: false });
    expect(compare(around(1.04, 0.1), around(1, 0.1))).toMatchObject({ isDistinct: false });
  });

  test('twice as long and half as long cancel out on the whole', () => {
    expect(meanRatio([2, 0.5])).toBeCloseTo(1);
    expect(meanRatio([3])).toBeCloseTo(3);
    expect(meanRatio([])).toBeNull();
  });
});
