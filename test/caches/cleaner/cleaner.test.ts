import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  aProcess,
  entryName,
  fillGoCache,
  put,
  snapshot,
  testMachine,
  type TestMachine,
} from '../machine.ts';

let machine: TestMachine;

beforeEach(() => {
  machine = testMachine();
});

afterEach(() => machine.remove());

const entries = (): string[] => Object.keys(snapshot(machine.goCache)).filter((name) => /-[ad]$/.test(name));

test('a safe clean-up takes the build cache, leaves everything else in it, and frees its path at once', async () => {
  fillGoCache(machine.goCache, 4);
  put(join(machine.goCache, 'fuzz/example.com/FuzzX/input'), 'found in hours');
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  expect(plan.leftOut).toEqual([]);
  expect(plan.files).toBe(1024);
  const { receipt, leftOut, waiting } = await cleaner.execute(plan.id);
  expect(leftOut).toEqual([]);
  expect(waiting).toBeNull();
  expect(receipt).toMatchObject({ kind: 'cleaned', files: 1024, caches: [{ id: 'go-build', files: 1024 }] });
  expect(entries()).toEqual([]);
  expect(existsSync(join(machine.goCache, 'fuzz/example.com/FuzzX/input'))).toBe(true);
  expect(existsSync(join(machine.goCache, 'README'))).toBe(true);
  expect(readdirSync(machine.goCache).filter((name) => /^[0-9a-f]{2}$/.test(name))).toHaveLength(256);
  await cleaner.close();
});

test('undo brings every byte back', async () => {
  fillGoCache(machine.goCache, 3);
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  expect(entries()).toEqual([]);
  const { receipt, lost } = await cleaner.undo();
  expect(receipt).toMatchObject({ kind: 'undone', files: 768, leftOut: [] });
  expect(lost).toBe(0);
  expect(snapshot(machine.goCache)).toEqual(before);
  expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  await cleaner.close();
});

test('purge removes permanently, measures the space gained and leaves no trace', async () => {
  fillGoCache(machine.goCache, 8);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  const [receipt] = await cleaner.purgeNow();
  expect(receipt).toMatchObject({ kind: 'purged', leftOut: [] });
  // Others write to that volume too; test/faults/cleaning-full.test.ts has a volume of its own.
  expect(receipt?.freedBytes).toBeGreaterThanOrEqual(0);
  expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  expect(readdirSync(join(machine.paths.state, 'cleaning'))).toEqual([]);
  expect(await cleaner.undo()).toMatchObject({ why: 'nothing' });
  await cleaner.close();
});

test('during a build only what Go itself would trim goes at once, and the rest when the build ends', async () => {
  fillGoCache(machine.goCache, 4, (number) => (number < 2 ? 7 : 0));
  const code = aProcess(40, '/usr/share/code/code');
  machine.processes = [
    code,
    aProcess(4_000_000, '/usr/local/go/bin/go', { parent: 40, arguments: ['go', 'build', './...'] }),
  ];
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  const { receipt, waiting } = await cleaner.execute(plan.id, { wait: true });
  expect(waiting).toEqual({
    caches: ['go-build'],
    by: [{ pid: 4_000_000, command: 'go build', owner: 'Visual Studio Code' }],
  });
  expect(receipt?.files).toBe(512);
  expect(entries()).toHaveLength(512);
  expect(cleaner.activity()).toMatchObject({ state: 'waiting' });
  machine.processes = [];
  const then = await cleaner.waited();
  expect(then?.receipt?.files).toBe(512);
  expect(entries()).toEqual([]);
  await cleaner.close();
});

test('what is unknown is left alone', async () => {
  fillGoCache(machine.goCache, 2);
  machine.processes = 'unreadable';
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  expect(plan.items).toEqual([]);
  expect(plan.leftOut).toMatchObject([{ cache: 'go-build', why: 'could-not-tell' }]);
  await cleaner.execute(plan.id);
  expect(entries()).toHaveLength(512);
  await cleaner.close();
});

test('a directory that holds anything besides the cache is left alone as a whole', async () => {
  fillGoCache(machine.goCache, 2);
  put(join(machine.goCache, 'ab/thesis.txt'), 'years of work');
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  expect(plan.leftOut).toMatchObject([
    { why: 'foreign-content', detail: join(machine.goCache, 'ab/thesis.txt') },
  ]);
  await cleaner.execute(plan.id);
  expect(entries()).toHaveLength(2);
  expect(existsSync(join(machine.goCache, 'ab/thesis.txt'))).toBe(true);
  await cleaner.close();
});

test('what appeared after the plan stays, and is reported', async () => {
  fillGoCache(machine.goCache, 2);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const fresh = join(machine.goCache, entryName(7, 99, 'd'));
  writeFileSync(fresh, 'built since');
  const { leftOut, receipt } = await cleaner.execute(plan.id);
  expect(leftOut).toMatchObject([{ why: 'changed', path: join(machine.goCache, '07') }]);
  expect(receipt?.files).toBe(512);
  expect(entries()).toEqual([entryName(7, 99, 'd')]);
  await cleaner.close();
});
