import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookForDrift, type DriftAsked } from '../../../caches/job/drift.ts';
import type { Workbench } from '../../../caches/job/workbench.ts';
import type { Drift } from '../../../caches/measure/drift.ts';
import { put, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
/** Milliseconds by the file system's clock: what is made from now on is younger. */
let since: number;
beforeEach(async () => {
  machine = testMachine();
  for (const name of ['a', 'b']) {
    put(join(machine.modules, name, 'p/one.go'), 'package p\n');
    put(join(machine.modules, name, 'p/q/two.go'), 'package q\n');
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  const clock = join(machine.root, 'clock');
  writeFileSync(clock, '');
  since = statSync(clock).ctimeMs + 11;
  await new Promise((resolve) => setTimeout(resolve, 50));
});
afterEach(() => {
  for (const at of mounted.splice(0).reverse()) execFileSync('umount', [at]);
  machine.remove();
});

const isRoot = process.getuid?.() === 0;
const needsRoot = isRoot ? '' : ' [needs root: skipped]';
const mounted: string[] = [];

function mount(kind: 'tmpfs' | 'overlay', at: string, options: string): void {
  mkdirSync(at, { recursive: true });
  execFileSync('mount', ['-t', kind, '-o', options, 'none', at]);
  mounted.push(at);
}

/** What is reported of the two, and how often a process was asked for. */
async function looked(change: Partial<DriftAsked> = {}, isLocal = true, signal?: AbortSignal) {
  const told = new Map<string, Drift>();
  let asked = 0;
  const spare = {
    take: () => {
      asked += 1;
      return null;
    },
  };
  const reach = { isLocal: () => isLocal, silence: () => null };
  const paths = ['a', 'b'].map((name) => join(machine.modules, name));
  await lookForDrift(
    { reach, spare } as unknown as Workbench,
    { paths, since, files: 4, mounts: [], ...change },
    signal,
    (path, drift) => told.set(path.slice(machine.modules.length + 1), drift),
  );
  return { asked, told: Object.fromEntries(told) };
}

const nothing: Drift = { count: 0, first: null };

test('what did not change since is reported so, without a process', async () => {
  expect(await looked()).toEqual({ asked: 0, told: { a: nothing, b: nothing } });
});

test('what was written in place or made is reported, whatever time it was given', async () => {
  const written = join(machine.modules, 'a/p/q/two.go');
  const { atime, mtime } = statSync(written);
  writeFileSync(written, 'package Q\n');
  // No program can set back the time of the change itself.
  utimesSync(written, atime, mtime);
  put(join(machine.modules, 'b/p/q/new.go'), 'package q\n');
  const told = {
    a: { count: 1, first: written },
    // The directory and what was made in it.
    b: { count: 2, first: join(machine.modules, 'b/p/q') },
  };
  expect(await looked()).toEqual({ asked: 0, told });
});

test.each([
  ['it may not answer', {}, false],
  ['it held a great many files', { files: 1_000_000 }, true],
  ['something is mounted in it', { mounts: ['b/p'] }, true],
] as const)('a process does it where %s, and reports the same', async (_why, { ...change }, isLocal) => {
  put(join(machine.modules, 'b/p/q/new.go'), 'package q\n');
  const mounts = 'mounts' in change ? change.mounts.map((path) => join(machine.modules, path)) : [];
  const { asked, told } = await looked({ ...change, mounts }, isLocal);
  expect(asked).toBe(1);
  expect(told).toEqual({ a: nothing, b: { count: 2, first: join(machine.modules, 'b/p/q') } });
});

test('what holds far more than it did is handed to a process, and nothing of it is left out', async () => {
  const crowd = join(machine.modules, 'b/crowd');
  mkdirSync(crowd);
  for (let number = 0; number < 1_100; number += 1) writeFileSync(join(crowd, String(number)), '');
  const { asked, told } = await looked();
  expect([asked, told.a]).toEqual([1, nothing]);
  // The two directories and all files.
  expect(told.b?.count).toBe(1_101);
});

test.skipIf(!isRoot)(`a file system that was mounted since counts as changed${needsRoot}`, async () => {
  const at = join(machine.modules, 'b/p/q');
  mount('tmpfs', at, 'size=1m');
  put(join(at, 'precious'), 'gold');
  const { told } = await looked({ since: Date.now() + 60_000 });
  expect(told).toEqual({ a: nothing, b: { count: 1, first: at } });
});

test.skipIf(!isRoot)(
  `files of an overlay, which have devices of their own, are not changed${needsRoot}`,
  async () => {
    const [near, far] = [join(machine.root, 'near'), join(machine.root, 'far')];
    mount('tmpfs', far, 'size=1m');
    put(join(near, 'd/one.go'), 'package d\n');
    put(join(far, 'd/two.go'), 'package d\n');
    const merged = join(machine.modules, 'merged');
    mount('overlay', merged, `lowerdir=${near}:${far},xino=off`);
    expect(statSync(join(merged, 'd/two.go')).dev).not.toBe(statSync(merged).dev);
    const { told } = await looked({ paths: [merged], since: Date.now() + 60_000 });
    expect(told).toEqual({ merged: nothing });
  },
);

test('it does not begin once it is stopped', async () => {
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  await expect(looked({}, true, stop.signal)).rejects.toThrow('stopped');
});
