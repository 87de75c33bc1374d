import fc from '../../../fast-check.ts';
import { expect, test } from 'vitest';
import { type Measured, planOf, seriesOf, type Step, timeLeft } from '../../../../cli/commands/bench/plan.ts';
import { resultOf } from '../../../../cli/commands/bench/result.ts';

const sides = { native: { architecture: 'arm64' }, translated: { architecture: 'amd64' } };

const done = (steps: readonly Step[], seconds: (step: Step) => number): Measured[] =>
  steps.map((step) => ({ ...step, seconds: seconds(step), took: seconds(step) }));

test('both sides run in turn, each once more than is counted', () => {
  expect(planOf(['sort'], 5).map(({ side, round }) => `${side} ${round}`)).toEqual(
    [0, 1, 2, 3, 4, 5].flatMap((round) => [`native ${round}`, `translated ${round}`]),
  );
});

test('the first run of each side never counts', () => {
  const all = done(planOf(['sort'], 5), ({ side, round }) => (round === 0 ? 99 : side === 'native' ? 1 : 3));
  expect(seriesOf(all, 'sort', 'translated')).toEqual({ first: 99, seconds: [3, 3, 3, 3, 3] });
  expect(resultOf(all, ['sort'], sides)).toMatchObject({
    ratio: 3,
    spread: 0,
    runs: [
      { architecture: 'arm64', translated: false, work: 'sort', seconds: [1, 1, 1, 1, 1], first: 99 },
      { architecture: 'amd64', translated: true, work: 'sort', seconds: [3, 3, 3, 3, 3], first: 99 },
    ],
  });
});

test('one workload that is too noisy leaves the total without a ratio, but not the others', () => {
  const noisy = [1, 9, 1, 9, 5, 7];
  const all = done(planOf(['sort', 'json'], 5), ({ work, side, round }) =>
    work === 'json' ? (noisy[round] ?? 1) : side === 'native' ? 2 : 4,
  );
  const { ratio, works, spread } = resultOf(all, ['sort', 'json'], sides);
  expect(ratio).toBeNull();
  expect(spread).toBeGreaterThan(0.2);
  expect(works.map(({ work, ratio: one, why }) => [work, one, why])).toEqual([
    ['sort', 2, null],
    ['json', null, 'noisy'],
  ]);
});

test('without anything measured there is neither ratio nor spread', () => {
  expect(resultOf([], [], sides)).toEqual({ runs: [], works: [], ratio: null, spread: null });
});

test('the time left is unknown at first, right where times are steady, and 0 at the end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      (runs, works, native, factor) => {
        const plan = planOf(
          Array.from({ length: works }, (_, index) => `work ${index}`),
          runs,
        );
        const all = done(plan, ({ side }) => (side === 'native' ? native : native * factor));
        expect(timeLeft(plan, [])).toBeNull();
        expect(timeLeft(plan, all)).toBe(0);
        for (const made of [2, 3, plan.length - 1]) {
          const rest = all.slice(made).reduce((sum, { took }) => sum + took, 0);
          expect(timeLeft(plan, all.slice(0, made))! / rest).toBeCloseTo(1, 6);
        }
      },
    ),
  );
});
