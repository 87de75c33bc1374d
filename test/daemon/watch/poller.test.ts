import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPoller, pollMs, type Poller } from '../../../daemon/watch/poller.ts';
import type { Perch } from '../../../daemon/watch/plan.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';

let directory: string;
let clock: FakeClock;
let poller: Poller;
let changes: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-poll-'));
  writeFileSync(join(directory, 'real'), '1');
  symlinkSync('real', join(directory, 'go'));
  clock = fakeClock();
  changes = 0;
  poller = newPoller(clock, () => changes++);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const perch = (path = directory): Perch => ({
  path,
  identity: '',
  names: new Set(['go', 'real']),
  probes: new Set(['toolchains']),
  files: null,
});
async function changesOf(act: () => void): Promise<number> {
  changes = 0;
  act();
  await clock.pass(pollMs);
  return changes;
}

test('a replaced link, a written file, a directory that goes and one that comes are each noticed once', async () => {
  poller.add(perch());
  expect(await changesOf(() => undefined)).toBe(0);
  const exchange = (): void => {
    symlinkSync('elsewhere', join(directory, 'go.new'));
    renameSync(join(directory, 'go.new'), join(directory, 'go'));
  };
  expect(await changesOf(exchange)).toBe(1);
  expect(await changesOf(() => undefined)).toBe(0);
  expect(await changesOf(() => writeFileSync(join(directory, 'real'), 'longer'))).toBe(1);
  expect(await changesOf(() => rmSync(directory, { recursive: true }))).toBe(1);
  expect(await changesOf(() => mkdirSync(directory))).toBe(1);
  expect(await changesOf(() => undefined)).toBe(0);
});

test('with nothing left to watch no timer runs', () => {
  poller.add(perch());
  expect(clock.waiting()).toBe(1);
  poller.keep(new Map());
  expect(clock.waiting()).toBe(0);
  poller.add(perch());
  poller.clear();
  expect(clock.waiting()).toBe(0);
  expect(poller.idle()).toBe(true);
});
