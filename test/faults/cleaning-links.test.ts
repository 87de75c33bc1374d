import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  entryName,
  fillGoCache,
  put,
  putModule,
  putRecord,
  putRepository,
  snapshot,
  testMachine,
  type MachineOptions,
  type TestMachine,
} from '../caches/machine.ts';

let machine: TestMachine;
let canary: string;
let before: Record<string, string>;

function begin(options?: MachineOptions): void {
  machine = testMachine(options);
  canary = join(machine.root, 'canary');
  put(join(canary, 'thesis.txt'), 'years of work');
  put(join(canary, entryName(0, 1, 'd')), 'looks like an entry');
  before = snapshot(canary);
}

beforeEach(() => begin());
afterEach(() => {
  expect(snapshot(canary)).toEqual(before);
  machine.remove();
});

/** Cleans everything permanently; returns what was left out. */
async function cleanForGood(meanwhile: () => void = () => undefined) {
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  meanwhile();
  const { leftOut } = await cleaner.execute(plan.id);
  const receipts = await cleaner.purgeNow();
  await cleaner.close();
  return { leftOut, receipts };
}

test('a cache root that is a link to somewhere else is left alone', async () => {
  symlinkSync(canary, machine.goCache);
  const { leftOut, receipts } = await cleanForGood();
  expect(leftOut).toMatchObject([{ cache: 'go-build', why: 'link' }]);
  expect(receipts).toEqual([]);
});

test('a cache whose parent directory is a link is cleaned at its real path, and only there', async () => {
  const real = join(machine.root, 'elsewhere');
  renameSync(dirname(machine.goCache), real);
  symlinkSync(real, dirname(machine.goCache));
  fillGoCache(machine.goCache, 2);
  const { leftOut, receipts } = await cleanForGood();
  expect(leftOut).toEqual([]);
  expect(receipts).toMatchObject([{ files: 512 }]);
  expect(existsSync(join(real, 'go-build', entryName(0, 0, 'a')))).toBe(false);
});

test('a directory of the cache that is a link is left alone, and the others go', async () => {
  fillGoCache(machine.goCache, 1);
  rmSync(join(machine.goCache, '00'), { recursive: true });
  symlinkSync(join(canary, '00'), join(machine.goCache, '00'));
  const { leftOut, receipts } = await cleanForGood();
  expect(leftOut).toMatchObject([{ why: 'link', path: join(machine.goCache, '00') }]);
  expect(receipts).toMatchObject([{ files: 255 }]);
});

test('of links inside a cache only the links are removed', async () => {
  fillGoCache(machine.goCache, 1);
  symlinkSync(join(canary, 'thesis.txt'), join(machine.goCache, entryName(3, 9, 'd')));
  const copy = putRepository(machine.modules);
  symlinkSync(canary, join(copy, 'outside'));
  symlinkSync(join(canary, 'thesis.txt'), join(copy, 'refs'));
  const { leftOut, receipts } = await cleanForGood();
  expect(leftOut).toEqual([]);
  expect(receipts).toMatchObject([{ leftOut: [] }]);
  expect(existsSync(join(machine.modules, 'cache'))).toBe(false);
});

test('a link in a module, which go never extracts, keeps the directory that holds it', async () => {
  const tree = putModule(machine.modules, 'example.com/a');
  symlinkSync(canary, join(tree, 'outside'));
  const { leftOut } = await cleanForGood();
  expect(leftOut).toMatchObject([
    { path: join(machine.modules, 'example.com'), why: 'foreign-content', detail: join(tree, 'outside') },
  ]);
});

test('what became a link, or something else, after the plan stays as it is', async () => {
  fillGoCache(machine.goCache, 1);
  const { leftOut } = await cleanForGood(() => {
    rmSync(join(machine.goCache, '00'), { recursive: true });
    symlinkSync(join(canary, '00'), join(machine.goCache, '00'));
    renameSync(join(machine.goCache, '01'), join(machine.root, 'old'));
    put(join(machine.goCache, '01/notes.txt'), 'written since');
    rmSync(join(machine.goCache, '02'), { recursive: true });
    writeFileSync(join(machine.goCache, '02'), 'a file now');
  });
  expect(leftOut).toMatchObject([{ why: 'link' }, { why: 'changed' }, { why: 'changed' }]);
  expect(lstatSync(join(machine.goCache, '00')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(machine.goCache, '01/notes.txt'), 'utf8')).toBe('written since');
  expect(readFileSync(join(machine.goCache, '02'), 'utf8')).toBe('a file now');
});

test('a cache replaced by a link after the plan is not followed', async () => {
  fillGoCache(machine.goCache, 1);
  const { leftOut } = await cleanForGood(() => {
    renameSync(machine.goCache, join(machine.root, 'old'));
    symlinkSync(canary, machine.goCache);
  });
  expect(new Set(leftOut.map(({ why }) => why))).toEqual(new Set(['link']));
  expect(existsSync(join(machine.root, 'old', entryName(0, 0, 'a')))).toBe(true);
});

test('a cache directory in which somebody works is left alone', async () => {
  fillGoCache(machine.goCache, 1);
  mkdirSync(join(machine.goCache, '.git'));
  putRecord(machine.modules, 'example.com/a');
  put(join(machine.modules, 'go.mod'), 'module work');
  const { leftOut, receipts } = await cleanForGood();
  expect(leftOut.map(({ why }) => why)).toEqual(['work-inside', 'work-inside']);
  expect(receipts).toEqual([]);
});

test('a repository among the modules is left alone, and so is one that appeared after the plan', async () => {
  putModule(machine.modules, 'example.com/a');
  putModule(machine.modules, 'example.org/b');
  mkdirSync(join(machine.modules, 'example.org/.git'));
  const { leftOut } = await cleanForGood(() => mkdirSync(join(machine.modules, 'example.com/.git')));
  expect(leftOut.map(({ path, why }) => [path, why]).sort()).toEqual([
    [join(machine.modules, 'example.com'), 'changed'],
    [join(machine.modules, 'example.org'), 'work-inside'],
  ]);
  expect(existsSync(join(machine.modules, 'example.org/b@v1.0.0/a.go'))).toBe(true);
});

test('what is to be kept is kept, by either of its names, and an unreadable entry keeps everything', async () => {
  const real = join(machine.root, 'elsewhere');
  renameSync(dirname(machine.goCache), real);
  symlinkSync(real, dirname(machine.goCache));
  fillGoCache(machine.goCache, 1);
  for (const keep of [
    ['~/.cache/go-build'],
    [join(real, 'go-build/')],
    ['/'],
    [join(machine.goCache, '07')],
  ]) {
    machine.settings = { undoMinutes: 10, keep };
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'safe' });
    const single = keep[0]?.endsWith('07') === true;
    expect(plan.items).toHaveLength(single ? 255 : 0);
    expect(plan.leftOut).toHaveLength(single ? 1 : 256);
    await cleaner.close();
  }
});

test('what is to be kept is also kept by its name on the data volume of macOS', async () => {
  machine.remove();
  begin({ platform: 'darwin' });
  fillGoCache(machine.goCache, 1);
  machine.settings = { undoMinutes: 10, keep: [`/System/Volumes/Data${machine.goCache}`] };
  const cleaner = machine.cleaner();
  expect((await cleaner.plan({ scope: 'safe' })).items).toEqual([]);
  machine.settings = { undoMinutes: 10, keep: [] };
  expect((await cleaner.plan({ scope: 'safe' })).items).toHaveLength(256);
  await cleaner.close();
});
