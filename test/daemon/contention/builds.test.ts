import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BuildDirectories, temporaryDirectories } from '../../../daemon/contention/builds.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { eventually } from '../../eventually.ts';

const run = promisify(execFile);
let folder: string;
let place: string;
let clock: FakeClock;
let builds: BuildDirectories;
let heard: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gowarden-builds-'));
  place = join(folder, 'tmp');
  mkdirSync(place);
  clock = fakeClock();
  heard = 0;
  builds = new BuildDirectories({
    places: [place, join(folder, 'absent')],
    files: (await openHost()).files,
    clock,
    onBuild: () => (heard += 1),
    onRefused: (path, error) => {
      throw new Error(path, { cause: error });
    },
  });
});
afterEach(() => {
  builds.close();
  rmSync(folder, { recursive: true });
});

const settled = async (): Promise<void> => {
  await wait(50);
};

test.each([['build'], ['vet'], ['list', '-export']])(
  'a real go %s is noticed as it starts',
  async (...words) => {
    writeFileSync(join(folder, 'go.mod'), 'module a\n\ngo 1.21\n');
    writeFileSync(join(folder, 'main.go'), `package main\n\nfunc main() { println(${Math.random()}) }\n`);
    const began = run('go', [...words, '.'], {
      cwd: folder,
      env: { ...process.env, GOTMPDIR: place, GOFLAGS: '', GO111MODULE: 'on' },
    });
    await vi.waitFor(() => expect(heard).toBeGreaterThan(0), { timeout: 20_000, interval: 5 });
    await began;
  },
);

test('other activity in that directory wakes nobody, and too much of it is ignored for ten minutes', async () => {
  expect(builds.hears).toBe(true);
  for (let file = 0; file < 10; file += 1) writeFileSync(join(place, `other-${file}`), '');
  await settled();
  expect([heard, builds.hears]).toEqual([0, true]);
  for (let more = 0; more < 60 && builds.hears; more += 1) {
    await clock.pass(30);
    appendFileSync(join(place, `other-${more}`), 'a');
    await wait(5);
  }
  expect(builds.hears).toBe(false);
  await clock.pass(9 * 60_000);
  builds.sync();
  expect(builds.hears).toBe(false);
  await clock.pass(2 * 60_000);
  builds.sync();
  mkdirSync(join(place, 'go-build12'));
  await eventually(() => expect(heard).toBeGreaterThan(0));
});

test('a directory is still watched after many files at one moment, and left after a flood', async () => {
  for (let file = 0; file < 300; file += 1) writeFileSync(join(place, `other-${file}`), '');
  await settled();
  expect(builds.hears).toBe(true);
  for (let file = 0; file < 1_500; file += 1) writeFileSync(join(place, `more-${file}`), '');
  await eventually(() => expect(builds.hears).toBe(false));
});

test('a directory that is recreated is watched again', async () => {
  rmSync(place, { recursive: true });
  builds.sync();
  expect(builds.hears).toBe(false);
  mkdirSync(place);
  builds.sync();
  mkdirSync(join(place, 'go-build12'));
  await eventually(() => expect(heard).toBeGreaterThan(0));
});

test('the directories are those of GOTMPDIR, of TMPDIR, and of the system, each once', async () => {
  const { files, user, platform } = await openHost();
  const contexts = [{ GOTMPDIR: '/a', TMPDIR: '/b' }, { TMPDIR: '/b' }, {}, {}, { TMPDIR: 'relative' }];
  const host = {
    files,
    user,
    platform,
    contexts: () =>
      Promise.resolve(contexts.map((environment) => ({ environment: { GOENV: 'off', ...environment } }))),
  } as unknown as Host;
  expect(await temporaryDirectories(host)).toEqual(['/a', '/b', '/tmp']);
});
