import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, snapshot } from '../caches/machine.ts';
import {
  act,
  atEveryStep,
  caches,
  cleanUnharmed,
  receipts,
  recover,
  smallMachine,
  useDriver,
  withoutEmpty,
} from './cleaning/killed.ts';
import { expectNoTrace } from './cleaning/trace.ts';
import type { Death } from './cleaning/death.ts';

useDriver();

const deaths = [
  ['main', 'itself'],
  ['child', 'itself'],
  ['child', 'all'],
  ['worker', 'itself'],
  ['worker', 'all'],
] as const satisfies readonly (readonly [Death['who'], Death['whom']])[];

const long = { timeout: 600_000 };

describe.each(['', 'aged', 'busy'])('killed while it cleans %s', (variant) => {
  test.each(deaths.filter(([who]) => who === 'main' || (who === 'child' && variant !== '')))(
    'the %s at every step, with %s: the next start puts back or holds all of it, and undo restores every byte',
    long,
    async (who, whom) => {
      const steps = await atEveryStep(who, whom, async (death) => {
        const machine = smallMachine();
        const before = withoutEmpty(caches(machine));
        const lived = await act(machine.root, 'clean', death, variant);
        const fresh = withoutEmpty(caches(machine));
        const cleaner = await recover(machine);
        const { undo } = cleaner.activity();
        if (undo) {
          expect(receipts(machine, 'cleaned')).toHaveLength(1);
          expect(receipts(machine, 'cleaned')[0]).toMatchObject({ plan: undo.id, bytes: undo.bytes });
          await cleaner.undo();
        }
        const after = withoutEmpty(caches(machine));
        if (variant === 'aged') expect(after).toEqual(expect.objectContaining({ modules: before.modules }));
        if (variant === 'aged') expect(after.go).toMatchObject(before.go as object);
        else expect(after).toEqual(before);
        expect(fresh).toBeDefined();
        expectNoTrace(machine);
        await cleaner.close();
        machine.remove();
        return lived;
      });
      expect(steps).toBeGreaterThan(1);
    },
  );
});

describe('killed while it removes permanently', () => {
  test.each(deaths)(
    'the %s at every step, with %s: the next start finishes, with one receipt',
    long,
    async (who, whom) => {
      const steps = await atEveryStep(who, whom, async (death) => {
        const machine = smallMachine();
        await cleanUnharmed(machine);
        const cleaned = caches(machine);
        const lived = await act(machine.root, 'purge', death);
        const cleaner = await recover(machine);
        await cleaner.purgeNow();
        expect(caches(machine)).toEqual(cleaned);
        expectNoTrace(machine);
        const [held] = receipts(machine, 'cleaned');
        expect(receipts(machine, 'purged')).toMatchObject([
          { files: held?.files, bytes: held?.bytes, leftOut: [] },
        ]);
        expect(receipts(machine, 'purged')[0]?.freedBytes).toBeGreaterThanOrEqual(0);
        await cleaner.close();
        machine.remove();
        return lived;
      });
      expect(steps).toBeGreaterThan(1);
    },
  );
});

describe('killed during undo', () => {
  test.each(deaths.filter(([who]) => who !== 'worker'))(
    'the %s at every step, with %s: the next start finishes, with one receipt of everything',
    long,
    async (who, whom) => {
      const steps = await atEveryStep(who, whom, async (death) => {
        const machine = smallMachine();
        const before = caches(machine);
        await cleanUnharmed(machine);
        const lived = await act(machine.root, 'undo', death);
        const cleaner = await recover(machine);
        // The undo had not started.
        if (cleaner.activity().undo) await cleaner.undo();
        expect(caches(machine)).toEqual(before);
        expectNoTrace(machine);
        const [held] = receipts(machine, 'cleaned');
        expect(receipts(machine, 'undone')).toMatchObject([
          { files: held?.files, bytes: held?.bytes, leftOut: [] },
        ]);
        await cleaner.close();
        machine.remove();
        return lived;
      });
      expect(steps).toBeGreaterThan(1);
    },
  );
});

test.each(deaths.filter(([who]) => who !== 'worker'))(
  'the %s killed at every step, with %s, while undo meets a cache that has grown again: neither is lost',
  long,
  async (who, whom) => {
    const steps = await atEveryStep(who, whom, async (death) => {
      const machine = smallMachine();
      const before = caches(machine);
      await cleanUnharmed(machine);
      put(join(machine.modules, 'example.com/grown@v1.0.0/go.mod'), 'module example.com/grown');
      put(join(machine.modules, 'cache/download/example.com/grown/@v/v1.0.0.zip'), 'zip');
      const grown = snapshot(machine.modules);
      const lived = await act(machine.root, 'undo', death);
      const cleaner = await recover(machine);
      if (receipts(machine, 'undone').length === 0) await cleaner.undo();
      expect(caches(machine)).toEqual(before);
      await cleaner.undo();
      expect(snapshot(machine.modules)).toEqual(grown);
      await cleaner.close();
      machine.remove();
      return lived;
    });
    expect(steps).toBeGreaterThan(1);
  },
);

test(
  'killed at every step while it recovers from being killed: the next start settles it',
  long,
  async () => {
    const steps = await atEveryStep('main', 'itself', async (death) => {
      const machine = smallMachine();
      const before = withoutEmpty(caches(machine));
      expect(await act(machine.root, 'clean', { who: 'main', step: 12, whom: 'itself' })).toBe(false);
      const lived = await act(machine.root, 'recover', death);
      const cleaner = await recover(machine);
      expect(withoutEmpty(caches(machine))).toEqual(before);
      expectNoTrace(machine);
      await cleaner.close();
      machine.remove();
      return lived;
    });
    expect(steps).toBeGreaterThan(1);
  },
);
