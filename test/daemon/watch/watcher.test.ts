import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../daemon/clock.ts';
import { planPerches } from '../../../daemon/watch/plan.ts';
import { Watcher } from '../../../daemon/watch/watcher.ts';
import { openHost } from '../../../host/open.ts';
import type { Host } from '../../../host/host.ts';
import type { WatchTarget } from '../../../probes/probe.ts';
import { keptLog } from '../fakes/log.ts';

let root: string;
let host: Host;
let watcher: Watcher;
let hints = 0;
let targets: WatchTarget[];
const at = (...names: string[]): string => join(root, ...names);

/** A Linuxbrew in miniature: bin/go -> ../opt/go/bin/go, opt/go -> ../Cellar/go/1. */
beforeEach(async () => {
  host = await openHost();
  root = mkdtempSync(join(tmpdir(), 'gowarden-watch-'));
  for (const version of ['1', '2']) {
    mkdirSync(at('Cellar/go', version, 'bin'), { recursive: true });
    writeFileSync(at('Cellar/go', version, 'bin/go'), version);
  }
  for (const name of ['bin', 'opt']) mkdirSync(at(name));
  symlinkSync('../Cellar/go/1', at('opt/go'));
  symlinkSync('../opt/go/bin/go', at('bin/go'));
  targets = [
    { directory: at('bin'), names: ['go'] },
    { directory: at('opt/go/bin'), names: ['go'] },
  ];
  watcher = new Watcher({
    log: keptLog(),
    clock: systemClock,
    hints: () => ({ watches: 'w', instances: 'i', descriptors: 'd' }),
    onHint: () => hints++,
  });
});
afterEach(async () => {
  await watcher.close();
  rmSync(root, { recursive: true, force: true });
});

const sync = (): void => watcher.sync(planPerches(host, new Map([['toolchains', targets]])));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts watching, and waits until it is quiet. */
async function settle(): Promise<void> {
  sync();
  await pause(300);
  hints = 0;
}

async function hinted(act: () => void): Promise<boolean> {
  hints = 0;
  act();
  for (let waited = 0; waited < 3000 && hints === 0; waited += 20) await pause(20);
  return hints > 0;
}

const linkByRename = (target: string, path: string): void => {
  symlinkSync(target, `${path}.new`);
  renameSync(`${path}.new`, path);
};

test('a link is replaced by rename', async () => {
  await settle();
  expect(await hinted(() => linkByRename('../Cellar/go/2/bin/go', at('bin/go')))).toBe(true);
});

test('a link is replaced by unlink and symlink', async () => {
  await settle();
  expect(
    await hinted(() => {
      unlinkSync(at('bin/go'));
      symlinkSync('../Cellar/go/2/bin/go', at('bin/go'));
    }),
  ).toBe(true);
});

test('a directory link higher up is replaced', async () => {
  await settle();
  expect(await hinted(() => linkByRename('../Cellar/go/2', at('opt/go')))).toBe(true);
  await settle();
  expect(await hinted(() => writeFileSync(at('Cellar/go/2/bin/go'), 'changed'))).toBe(true);
});

test('a directory is replaced, and watched again', async () => {
  await settle();
  expect(
    await hinted(() => {
      renameSync(at('bin'), at('bin.old'));
      mkdirSync(at('bin'));
    }),
  ).toBe(true);
  await settle();
  expect(await hinted(() => symlinkSync('../Cellar/go/2/bin/go', at('bin/go')))).toBe(true);
});

test('a directory is removed and recreated, whatever its inode', async () => {
  await settle();
  expect(await hinted(() => rmSync(at('bin'), { recursive: true }))).toBe(true);
  await settle();
  expect(await hinted(() => mkdirSync(at('bin')))).toBe(true);
  await settle();
  expect(await hinted(() => symlinkSync('../Cellar/go/2/bin/go', at('bin/go')))).toBe(true);
});

test('the appearance of something missing is noticed, level by level', async () => {
  targets = [{ directory: at('sdk/go1.26/bin'), names: ['go'] }];
  for (const directory of ['sdk', 'sdk/go1.26', 'sdk/go1.26/bin']) {
    await settle();
    expect(await hinted(() => mkdirSync(at(directory)))).toBe(true);
  }
  await settle();
  expect(await hinted(() => writeFileSync(at('sdk/go1.26/bin/go'), ''))).toBe(true);
});

test('other names in the same directory cause no event, and its files are not watched', async () => {
  for (let number = 0; number < 300; number++) writeFileSync(at('bin', `tool${number}`), '');
  await settle();
  expect(watcher.count()).toBe(3);
  writeFileSync(at('bin/tool7'), 'changed');
  await pause(300);
  expect(hints).toBe(0);
});

test('a loop of links ends', async () => {
  symlinkSync('b', at('a'));
  symlinkSync('a', at('b'));
  targets = [{ directory: at('a/bin') }];
  await settle();
  expect(watcher.count()).toBe(1);
});

test('a directory with a flood of events is ignored for a moment, and watched again after that', async () => {
  await settle();
  const all = watcher.count();
  for (let round = 0; round < 2_000; round += 1) {
    writeFileSync(at('bin/busy'), 'x');
    unlinkSync(at('bin/busy'));
  }
  for (let waited = 0; waited < 3000 && watcher.count() === all; waited += 20) await pause(20);
  expect(watcher.count()).toBe(all - 1);
  hints = 0;
  for (let waited = 0; waited < 3000 && hints === 0; waited += 20) await pause(20);
  expect(hints).toBeGreaterThan(0);
  await settle();
  expect(watcher.count()).toBe(all);
  expect(await hinted(() => linkByRename('../Cellar/go/2/bin/go', at('bin/go')))).toBe(true);
});
