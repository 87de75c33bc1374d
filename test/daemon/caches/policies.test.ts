import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPolicies } from '../../../daemon/caches/policies.ts';
import { fillGoCache, testMachine, type TestMachine } from '../../caches/machine.ts';

let machine: TestMachine;

beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 2, (number) => (number === 0 ? 200 : 1));
});

afterEach(() => machine.remove());

test('while all policies are off nothing is examined or removed', async () => {
  const cleaner = machine.cleaner();
  expect(await keepPolicies(cleaner, { maxAgeDays: null, maxGigabytes: null, minFreeGigabytes: null })).toBe(
    false,
  );
  expect(cleaner.reports()).toEqual([]);
  expect(machine.receipts).toEqual([]);
  await cleaner.close();
});

test('what a policy takes is set aside with a receipt, can be undone, and every cache has its size', async () => {
  machine.settings = { ...machine.settings, maxAgeDays: 90 };
  await new Promise((resolve) => setTimeout(resolve, 100));
  const cleaner = machine.cleaner();
  expect(await keepPolicies(cleaner, machine.settings)).toBe(true);
  expect(machine.receipts).toMatchObject([{ kind: 'cleaned', files: 256 }]);
  expect(cleaner.activity().undo).not.toBeNull();
  expect(cleaner.reports().find(({ id }) => id === 'go-build')?.bytes).toBeGreaterThan(0);
  expect(await keepPolicies(cleaner, machine.settings)).toBe(true);
  expect(machine.receipts).toHaveLength(1);
  await cleaner.close();
});
