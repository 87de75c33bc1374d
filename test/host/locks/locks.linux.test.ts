import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deviceName } from '../../../host/locks/locks.linux.ts';
import type { Locks } from '../../../host/locks/locks.ts';
import { openHost } from '../../../host/open.ts';
import { standIn } from '../stand-in.ts';

const onLinux = test.skipIf(process.platform !== 'linux');

const directory = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-locks-')));
let lock = '';
const host = await openHost();
const children: ChildProcess[] = [];

// A separate file for each test, since locks of killed processes may last a moment.
let count = 0;
beforeEach(() => {
  lock = join(directory, `lock-${count++}`);
  writeFileSync(lock, '');
});

afterEach(() => {
  for (const child of children.splice(0)) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
});

/** Starts a real flock(1), as go's own lock is one, in a group that ends with the test. */
function flock(...flags: string[]): number {
  const child = spawn('flock', [...flags, lock, 'sleep', '60'], { detached: true, stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
}

async function until(done: (locks: Locks) => boolean, pids: readonly number[] = []): Promise<Locks> {
  for (;;) {
    const locks = await host.locks({ paths: [lock], pids });
    if (done(locks)) return locks;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

onLinux('the holder and the waiters of a real lock are told apart', async () => {
  const holder = flock('-x');
  await until(({ all }) => all.length === 1);
  const waiter = flock('-x');
  const reader = flock('-s');
  const { certainty, all } = await until((locks) => locks.all.length === 3);
  expect(certainty).toBe('observed');
  expect([...all].sort((one, other) => one.pid - other.pid)).toEqual([
    { path: lock, pid: holder, state: 'holds', mode: 'exclusive' },
    { path: lock, pid: waiter, state: 'waits', mode: 'exclusive' },
    { path: lock, pid: reader, state: 'waits', mode: 'shared' },
  ]);
});

onLinux('shared holders are all told, under the path that was asked for', async () => {
  const pids = [flock('-s'), flock('-s')];
  await until(({ all }) => all.length === 2);
  const link = join(directory, 'link');
  symlinkSync(lock, link);
  const { all } = await host.locks({ paths: [link] });
  expect(all.map(({ path, pid, mode }) => [path, pid, mode]).sort()).toEqual(
    pids.map((pid) => [link, pid, 'shared']).sort(),
  );
});

onLinux('a lock that outlives its taker is laid to whoever has its descriptor', async () => {
  const child = spawn('bash', ['-c', `exec 9>${lock}; flock 9; exec sleep 60`], {
    detached: true,
    stdio: 'ignore',
  });
  children.push(child);
  const pid = child.pid ?? 0;
  const named = await until(({ all }) => all.some(({ state }) => state === 'holds'), [pid]);
  expect(named).toEqual({
    certainty: 'observed',
    all: [{ path: lock, pid, state: 'holds', mode: 'exclusive' }],
  });
  const unnamed = await host.locks({ paths: [lock] });
  expect(unnamed).toMatchObject({ certainty: 'suspected', all: [] });
  expect(unnamed.reason).toContain('passed on');
});

onLinux('a named process that merely has the file open is told as that', async () => {
  const child = spawn('sleep', ['60'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(child);
  const reader = spawn('bash', ['-c', `exec 9<${lock}; exec sleep 60`], { detached: true, stdio: 'ignore' });
  children.push(reader);
  const pids = [child.pid ?? 0, reader.pid ?? 0];
  const { certainty, all } = await until((locks) => locks.all.length > 0, pids);
  expect(certainty).toBe('observed');
  expect(all).toEqual([{ path: lock, pid: reader.pid, state: 'open', mode: 'unknown' }]);
});

onLinux('locked files below a directory are found without being named', async () => {
  const holder = flock('-x');
  await until(({ all }) => all.length === 1);
  expect(await host.locks({ paths: [], under: [directory] })).toEqual({
    certainty: 'observed',
    all: [{ path: lock, pid: holder, state: 'holds', mode: 'exclusive' }],
  });
  expect((await host.locks({ paths: [], under: [`${directory}/other`] })).all).toEqual([]);
});

onLinux('nobody, nothing, and no such file', async () => {
  await until(({ all }) => all.length === 0);
  expect(await host.locks({ paths: [lock] })).toEqual({ certainty: 'observed', all: [] });
  expect(await host.locks({ paths: [join(directory, 'none')], pids: [1, 999_999] })).toEqual({
    certainty: 'observed',
    all: [],
  });
});

test('a device is named as the kernel prints it', () => {
  expect(deviceName(0xfe00)).toBe('fe:00');
  expect(deviceName(0x10302)).toBe('103:02');
  expect(deviceName(Number((0x12n << 8n) | 0x34n | (0x567n << 20n)))).toBe('12:56734');
  expect(deviceName(statSync('/').dev)).toMatch(/^[\da-f]{2,}:[\da-f]{2,}$/);
});

test('where device numbers differ, as on btrfs, the open file has to confirm it', async () => {
  const other = await standIn('linux', [], {
    '/lock': { text: '' },
    '/proc/locks': { text: '1: FLOCK  ADVISORY  WRITE 700 ff:ff:1 0 EOF\nnonsense\n1: -> \n' },
  });
  const facts = other.files.target('/lock');
  if (!facts.ok) throw new Error('no lock');
  const rows = (pid: number): string => `1: FLOCK  ADVISORY  WRITE ${pid} ff:ff:${facts.value.inode} 0 EOF\n`;
  const machine = await standIn('linux', [], {
    '/lock': { text: '' },
    '/proc/700/fd/5': { link: '/lock' },
    '/proc/800/fd/5': { link: '/elsewhere' },
    '/elsewhere': { text: '' },
  });
  const inode = machine.files.target('/lock');
  if (!inode.ok) throw new Error('no lock');
  writeFileSync(
    machine.files.onDisk('/proc/locks'),
    [700, 800].map((pid) => rows(pid).replace(`:${facts.value.inode} `, `:${inode.value.inode} `)).join(''),
  );
  expect(await machine.locks({ paths: ['/lock'] })).toEqual({
    certainty: 'observed',
    all: [{ path: '/lock', pid: 700, state: 'holds', mode: 'exclusive' }],
  });
});

test('without the table the holder is unknown', async () => {
  const host = await standIn('linux', []);
  expect(await host.locks({ paths: ['/lock'] })).toMatchObject({ certainty: 'unknown', all: [] });
});
