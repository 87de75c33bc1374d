import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { doomed } from '../../caches/sink/quarantine.ts';
import {
  aProcess,
  entryName,
  fillGoCache,
  put,
  snapshot,
  testMachine,
  type TestMachine,
} from '../caches/machine.ts';
import { expectNoTrace } from './cleaning/trace.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

function fillModules(): void {
  put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip'), 'zip');
  put(join(machine.modules, 'example.com/a@v1.0.0/a.go'), 'package a', 0o444);
  chmodSync(join(machine.modules, 'example.com/a@v1.0.0'), 0o555);
}

const quarantine = (id: string): string => join(machine.paths.cache, 'quarantine', id);

test('after removal has started, what is whole comes back and the rest is reported as lost', async () => {
  fillGoCache(machine.goCache, 2);
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  // As an interrupted purge leaves it: marked, and partly removed.
  for (const number of [1, 2, 3])
    renameSync(join(quarantine(plan.id), `${number}`), join(quarantine(plan.id), doomed(`${number}`)));
  appendFileSync(join(machine.paths.state, 'cleaning', `${plan.id}.jsonl`), '\n{"stage":"purging"}\n');
  rmSync(join(quarantine(plan.id), doomed('1')), { recursive: true });
  rmSync(join(quarantine(plan.id), doomed('2'), entryName(1, 0, 'a').slice(3)));
  const { receipt, lost } = await cleaner.undo();
  expect(lost).toBe(3);
  expect(receipt).toMatchObject({ kind: 'undone', files: 253 * 2 });
  const gone = Object.fromEntries(Object.entries(before).filter(([name]) => /^0[012]\//.test(name)));
  expect({ ...snapshot(machine.goCache), ...gone }).toEqual(before);
  expectNoTrace(machine);
  await cleaner.close();
});

test('parts that belong together do not come back once one of them is gone', async () => {
  fillModules();
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  renameSync(join(quarantine(plan.id), '1'), join(quarantine(plan.id), doomed('1')));
  expect(await cleaner.undo()).toMatchObject({ why: 'already-purged', lost: 2 });
  expect(readdirSync(machine.modules)).toEqual([]);
  expectNoTrace(machine);
  await cleaner.close();
});

test('an undo right before removal starts restores everything', async () => {
  fillGoCache(machine.goCache, 2);
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  const purging = cleaner.purgeNow();
  expect(await cleaner.undo()).toMatchObject({ lost: 0, receipt: { files: 512 } });
  expect(await purging).toEqual([]);
  expect(snapshot(machine.goCache)).toEqual(before);
  expectNoTrace(machine);
  await cleaner.close();
});

test('an undo during removal stops it, and nothing comes back in halves', { timeout: 120_000 }, async () => {
  const each = 40;
  fillGoCache(machine.goCache, each);
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  const purging = cleaner.purgeNow();
  await vi.waitFor(() => expect(cleaner.activity().progress).toBeGreaterThan(0), {
    interval: 1,
    timeout: 60_000,
  });
  const { receipt, lost } = await cleaner.undo();
  await purging;
  const after = snapshot(machine.goCache);
  for (let directory = 0; directory < 256; directory += 1) {
    const prefix = `${directory.toString(16).padStart(2, '0')}/`;
    const here = Object.keys(after).filter((name) => name.startsWith(prefix));
    expect([0, each]).toContain(here.length);
    for (const name of here) expect(after[name]).toBe(before[name]);
  }
  expect((receipt?.files ?? 0) / each + lost).toBe(256);
  expect(lost).toBeGreaterThan(0);
  await cleaner.purgeNow();
  expectNoTrace(machine);
  await cleaner.close();
});

test('what has grown again in the build cache stays, and the old entries are added to it', async () => {
  fillGoCache(machine.goCache, 2);
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  put(join(machine.goCache, entryName(0, 0, 'a')), 'built again');
  put(join(machine.goCache, entryName(0, 77, 'd')), 'built since');
  await cleaner.undo();
  const after = snapshot(machine.goCache);
  expect(readFileSync(join(machine.goCache, entryName(0, 0, 'a')), 'utf8')).toBe('built again');
  expect(readFileSync(join(machine.goCache, entryName(0, 77, 'd')), 'utf8')).toBe('built since');
  expect(after).toMatchObject({ ...before, [entryName(0, 0, 'a')]: expect.any(String) as string });
  expectNoTrace(machine);
  await cleaner.close();
});

test('modules that have grown again are kept aside, and another undo brings them back', async () => {
  fillModules();
  const before = snapshot(machine.modules);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  put(join(machine.modules, 'cache/download/example.com/b/@v/v1.0.0.zip'), 'grown');
  put(join(machine.modules, 'example.com/b@v1.0.0/b.go'), 'grown');
  const grown = snapshot(machine.modules);
  const { receipt } = await cleaner.undo();
  expect(snapshot(machine.modules)).toEqual(before);
  expect(receipt?.aside?.map(({ path }) => path).sort()).toEqual([
    join(machine.modules, 'cache'),
    join(machine.modules, 'example.com'),
  ]);
  for (const { now } of receipt?.aside ?? []) expect(existsSync(now)).toBe(true);
  await cleaner.undo();
  expect(snapshot(machine.modules)).toEqual(grown);
  await cleaner.close();
});

test('where something untouchable is in the place, the old cache comes back under another name', async () => {
  fillModules();
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  mkdirSync(join(machine.modules, 'example.com/.git'), { recursive: true });
  put(join(machine.modules, 'example.com/mine.go'), 'my work');
  const { receipt } = await cleaner.undo();
  const now = receipt?.aside?.find(({ path }) => path.endsWith('example.com'))?.now ?? '';
  expect(now).toBe(join(machine.modules, `example.com.restored-${plan.id}`));
  expect(readFileSync(join(now, 'a@v1.0.0/a.go'), 'utf8')).toBe('package a');
  expect(readFileSync(join(machine.modules, 'example.com/mine.go'), 'utf8')).toBe('my work');
  expect(receipt?.leftOut).toMatchObject([{ why: 'work-inside' }]);
  await cleaner.close();
});

test('a person’s files in the place of a restored cache are not set aside, and stay', async () => {
  fillModules();
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  const mine = put(join(machine.modules, 'example.com/notes.txt'), 'my work');
  const { receipt } = await cleaner.undo();
  await cleaner.purgeNow();
  expect(readFileSync(mine, 'utf8')).toBe('my work');
  expect(receipt?.leftOut).toMatchObject([{ why: 'foreign-content' }]);
  const now = receipt?.aside?.find(({ path }) => path.endsWith('example.com'))?.now ?? '';
  expect(readFileSync(join(now, 'a@v1.0.0/a.go'), 'utf8')).toBe('package a');
  await cleaner.close();
});

test('while modules are in use they wait where they are, and their time starts anew', async () => {
  fillModules();
  const before = snapshot(machine.modules);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  machine.processes = [aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] })];
  expect(await cleaner.undo()).toMatchObject({ why: 'busy', by: [{ command: 'go build' }] });
  expect(readdirSync(machine.modules)).toEqual([]);
  machine.processes = [];
  expect(await cleaner.undo()).toMatchObject({ lost: 0 });
  expect(snapshot(machine.modules)).toEqual(before);
  await cleaner.close();
});

test('a parent directory that is now a link gets nothing, and what waits stays where it is', async () => {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  const canary = join(machine.root, 'canary');
  mkdirSync(canary);
  renameSync(machine.goCache, join(machine.root, 'old'));
  symlinkSync(canary, machine.goCache);
  const { receipt } = await cleaner.undo();
  expect(receipt).toMatchObject({ files: 0 });
  expect(receipt?.leftOut).toHaveLength(256);
  expect(readdirSync(canary)).toEqual([]);
  expect(readdirSync(quarantine(plan.id))).toHaveLength(256);
  rmSync(machine.goCache);
  expect(await cleaner.undo()).toMatchObject({ receipt: { files: 256 } });
  await cleaner.close();
});

test('anything else in the quarantine is never removed', async () => {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  renameSync(join(quarantine(plan.id), '5'), join(machine.root, 'other'));
  put(join(quarantine(plan.id), '5/thesis.txt'), 'years of work');
  const [receipt] = await cleaner.purgeNow();
  expect(receipt?.leftOut).toMatchObject([{ why: 'changed' }]);
  expect(readFileSync(join(quarantine(plan.id), '5/thesis.txt'), 'utf8')).toBe('years of work');
  await cleaner.close();
});

test('what came into a directory of the build cache at the last moment goes back and is never removed', async () => {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  put(join(machine.goCache, '05/thesis.txt'), 'years of work');
  await cleaner.execute(plan.id);
  expect(await cleaner.purgeNow()).toMatchObject([{ leftOut: [] }]);
  expect(readFileSync(join(machine.goCache, '05/thesis.txt'), 'utf8')).toBe('years of work');
  expectNoTrace(machine);
  await cleaner.close();
});

test('undo means the last clean-up, even when an older one could not be removed', async () => {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const first = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(first.id);
  await cleaner.undo();
  const second = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(second.id);
  fillModules();
  const third = await cleaner.plan({ scope: ['go-modules'] });
  await cleaner.execute(third.id);
  expect(await cleaner.undo()).toMatchObject({ receipt: { plan: third.id } });
  expect(await cleaner.undo()).toMatchObject({ receipt: { plan: second.id } });
  expect(await cleaner.undo()).toMatchObject({ why: 'nothing' });
  await cleaner.close();
});
