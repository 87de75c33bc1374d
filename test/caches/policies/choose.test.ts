import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { choose, type Stock } from '../../../caches/policies/choose.ts';
import { dayMs, gigabyte, noPolicies, type Policies } from '../../../caches/policies/policy.ts';

const now = 1_800_000_000_000;
const volumes = ['1', '2'];

const stock = fc.record({
  bytes: fc.integer({ min: 0, max: 5 * gigabyte }),
  lastUse: fc.option(
    fc.integer({ min: 0, max: 400 }).map((days) => now - days * dayMs),
    { freq: 8 },
  ),
  volume: fc.constantFrom(...volumes),
});
const stocks = fc.array(stock, { maxLength: 40 });
const gigabytes = fc.integer({ min: 0, max: 100 });
const total = (some: readonly Stock[]): number => some.reduce((sum, { bytes }) => sum + bytes, 0);
const policies = (some: Partial<Policies>): Policies => ({ ...noPolicies, ...some });

/** What is taken, in the order of the choice. */
function taken(all: readonly Stock[], policy: Partial<Policies>, free = new Map<string, number>()) {
  const { chosen, short } = choose(all, policies(policy), { now, bytes: total(all), free });
  return { chosen: chosen.map((one) => one.stock), reasons: chosen.map(({ reason }) => reason), short };
}

describe('policies choose', () => {
  test('nothing while all are off', () => {
    fc.assert(
      fc.property(stocks, (all) => {
        expect(taken(all, {}).chosen).toEqual([]);
      }),
    );
  });

  test('by age exactly what was unused for that long', () => {
    fc.assert(
      fc.property(stocks, fc.integer({ min: 1, max: 300 }), (all, maxAgeDays) => {
        const old = all.filter(
          ({ bytes, lastUse }) => bytes > 0 && lastUse !== null && lastUse <= now - maxAgeDays * dayMs,
        );
        expect(new Set(taken(all, { maxAgeDays }).chosen)).toEqual(new Set(old));
      }),
    );
  });

  test('by budget the least recently used, and not one more than needed', () => {
    fc.assert(
      fc.property(stocks, gigabytes, (all, maxGigabytes) => {
        const { chosen, short } = taken(all, { maxGigabytes });
        const left = total(all) - total(chosen);
        const limit = maxGigabytes * gigabyte;
        expect(left <= limit || short.length === 1).toBe(true);
        if (short[0]) expect(short[0].bytes).toBe(left - limit);
        const last = chosen.at(-1);
        if (last) expect(left + last.bytes).toBeGreaterThan(limit);
        inOrder(all, chosen);
      }),
    );
  });

  test('for free space only on the volume that lacks it, and not one more than needed', () => {
    fc.assert(
      fc.property(stocks, gigabytes, gigabytes, (all, minFreeGigabytes, freeThere) => {
        const free = new Map([['1', freeThere * gigabyte]]);
        const { chosen, short } = taken(all, { minFreeGigabytes }, free);
        expect(chosen.every(({ volume }) => volume === '1')).toBe(true);
        const after = freeThere * gigabyte + total(chosen);
        const floor = minFreeGigabytes * gigabyte;
        expect(after >= floor || short.length === 1).toBe(true);
        const last = chosen.at(-1);
        if (last) expect(after - last.bytes).toBeLessThan(floor);
        inOrder(
          all.filter(({ volume }) => volume === '1'),
          chosen,
        );
      }),
    );
  });

  test('together no more than the strictest needs', () => {
    fc.assert(
      fc.property(stocks, fc.integer({ min: 1, max: 300 }), gigabytes, (all, maxAgeDays, maxGigabytes) => {
        const both = taken(all, { maxAgeDays, maxGigabytes });
        const age = taken(all, { maxAgeDays }).chosen;
        const budget = taken(all, { maxGigabytes }).chosen;
        expect(total(both.chosen)).toBe(Math.max(total(age), total(budget)));
        expect(both.reasons.filter((reason) => reason === 'age')).toHaveLength(age.length);
      }),
    );
  });
});

/** Nothing stays that was used before something that goes; anything without a last use stays. */
function inOrder(all: readonly Stock[], chosen: readonly Stock[]): void {
  const youngest = Math.max(...chosen.map(({ lastUse }) => lastUse ?? Infinity), 0);
  const stays = all.filter((one) => !chosen.includes(one) && one.bytes > 0 && one.lastUse !== null);
  if (chosen.length > 0) for (const one of stays) expect(one.lastUse).toBeGreaterThanOrEqual(youngest);
}
