import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import fc from '../../fast-check.ts';
import { gone } from '../../host/running.ts';
import { entryName, fillGoCache, put, putRecord, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let cleaner: Cleaner;
beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 2);
  cleaner = machine.cleaner({ keepsReady: true });
});
afterEach(async () => {
  await cleaner.close();
  machine.remove();
});

/** Empty once it has ended. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return '';
  }
}

/** Our own children that wait for a request. */
function waiting(): number[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
    .filter((pid) => pid !== '' && commandLine(pid).includes('spare'))
    .map(Number);
}

/** What `du` counts for the parts of the cache. */
function counted(): number {
  const parts = readdirSync(machine.goCache).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const argv = ['-s', '--block-size=1', '-c', ...parts.map((name) => join(machine.goCache, name))];
  const lines = execFileSync('du', argv, { encoding: 'utf8' });
  return Number(lines.trim().split('\n').at(-1)?.split('\t')[0]);
}

const bytesOfGoCache = (): number | undefined =>
  cleaner.caches().caches.find(({ path }) => path === machine.goCache)?.bytes ?? undefined;

test('while somebody is looking, a spare process waits for the next look and does it; otherwise none is kept', async () => {
  await cleaner.look();
  expect(waiting()).toEqual([]);
  await cleaner.look({ attended: true });
  expect(bytesOfGoCache()).toBe(counted());
  const [first, ...others] = waiting();
  expect(others).toEqual([]);
  put(join(machine.goCache, entryName(0, 900, 'd')), 'x'.repeat(5_000));
  await cleaner.look({ attended: true });
  expect(bytesOfGoCache()).toBe(counted());
  expect(await gone(first ?? 0)).toBe(true);
  const [second] = waiting();
  expect(second).not.toBe(first);
  await cleaner.close();
  expect(await gone(second ?? 0)).toBe(true);
});

test('a spare process that is killed while waiting costs the next look nothing', async () => {
  await cleaner.look({ attended: true });
  const [pid = 0] = waiting();
  process.kill(pid, 'SIGKILL');
  expect(await gone(pid)).toBe(true);
  await cleaner.look({ attended: true });
  expect(bytesOfGoCache()).toBe(counted());
});

test('a small module cache is looked through for changes without it', async () => {
  putRecord(machine.modules, 'example.com/m');
  put(join(machine.modules, 'example.com/m@v1.0.0/m.go'), 'package m\n', 0o444);
  await cleaner.look({ attended: true });
  const [pid] = waiting();
  const plan = await cleaner.plan({ scope: 'all', fromLastLook: true });
  const { receipt, leftOut } = await cleaner.execute(plan.id);
  expect(leftOut).toEqual([]);
  expect(receipt?.caches.map(({ id }) => id)).toContain('go-modules');
  expect(waiting()).toEqual([pid]);
});

const entry = fc.record({
  shard: fc.nat(255),
  number: fc.nat(999),
  bytes: fc.oneof(fc.nat(20_000), fc.constantFrom(0, 1, 4_096, 4_097)),
  sparse: fc.boolean(),
  linkedTo: fc.option(fc.nat(255)),
});

test('a cache takes up as much as `du` counts: blocks, with holes and hard links', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 30 }), async (entries) => {
      for (const { shard, number, bytes, sparse, linkedTo } of entries) {
        const path = put(join(machine.goCache, entryName(shard, number, 'd')), 'x'.repeat(bytes));
        if (sparse) truncateSync(path, bytes + 1_000_000);
        if (linkedTo === null) continue;
        const other = join(machine.goCache, entryName(linkedTo, 1_000 + number, 'a'));
        rmSync(other, { force: true });
        linkSync(path, other);
      }
      await cleaner.look({ attended: true });
      expect(bytesOfGoCache()).toBe(counted());
    }),
    { numRuns: 5 },
  );
});
