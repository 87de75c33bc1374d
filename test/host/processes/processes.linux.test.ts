import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { goProgram } from '../../real/go-programs.ts';
import { standIn } from '../stand-in.ts';

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('this process and its parents are found as they are', async () => {
  const table = await (await openHost()).processes();
  expect(table.certainty).toBe('observed');
  const us = table.find(process.pid);
  expect(us).toMatchObject({
    pid: process.pid,
    parent: process.ppid,
    uid: process.getuid?.(),
    executable: realpathSync(process.execPath),
    translated: false,
  });
  const uptimeMs = process.uptime() * 1000;
  expect(Math.abs(Date.now() - uptimeMs - (us?.startedMs ?? 0))).toBeLessThan(5_000);
  const line = table.ancestors(process.pid);
  expect(line[0]?.pid).toBe(process.ppid);
  expect(line.at(-1)?.parent).toBe(0);
});

onLinux('parents, users and names are those that ps tells', async () => {
  const rowsNow = (): string[] =>
    execFileSync('ps', ['-eo', 'pid=,ppid=,uid=,stat='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      // An ended process is not running, even if its parent has not reaped it.
      .flatMap((row) => (/ Z\S*$/.test(row) ? [] : [row.replace(/ \S+$/, '')]));
  const before = new Set(rowsNow());
  const table = await (await openHost()).processes();
  // What changed meanwhile may be reported either way.
  const rows = rowsNow().filter((row) => before.has(row));
  const known = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const both = known.filter(([pid]) => table.find(pid ?? -1) !== undefined);
  expect(both.length).toBeGreaterThan(known.length / 2);
  for (const [pid, parent, uid] of both) {
    expect([table.find(pid!)?.parent, table.find(pid!)?.uid, pid]).toEqual([parent, uid, pid]);
  }
});

onLinux('the arguments are those that the kernel tells, threads of its own have none', async () => {
  const told = (pid: number): string[] | null => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    } catch (error) {
      // It ended meanwhile.
      if (error instanceof Error && 'code' in error) return null;
      throw error;
    }
  };
  const before = new Map(readdirSync('/proc').map((name) => [Number(name), told(Number(name))]));
  const table = await (await openHost()).processes();
  const both = table.all.flatMap(({ pid, arguments: ours }) => {
    const theirs = told(pid);
    // One that ended or became another program meanwhile may be reported either way.
    return theirs === null || !isDeepStrictEqual(theirs, before.get(pid)) ? [] : [{ pid, ours, theirs }];
  });
  expect(both.length).toBeGreaterThan(table.all.length / 2);
  expect(both.map(({ pid, ours }) => [pid, ours])).toEqual(both.map(({ pid, theirs }) => [pid, theirs]));
});

onLinux('a child with an odd name, arguments and directory', async () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-process-')));
  const program = join(directory, 'a) b (c');
  copyFileSync('/bin/dash', program);
  const child = spawn(program, ['-c', 'read line', '', 'b c'], { cwd: directory });
  try {
    const pid = child.pid!;
    const table = await (await openHost()).processes();
    expect(table.find(pid)).toMatchObject({ executable: program, parent: process.pid });
    expect(table.find(pid)?.arguments).toEqual([program, '-c', 'read line', '', 'b c']);
    expect([...(await table.workingDirectories([pid, 999_999]))]).toEqual([[pid, directory]]);
  } finally {
    child.kill('SIGKILL');
  }
});

onLinux('a program of another architecture under a real QEMU', async () => {
  const program = goProgram({ platform: 'linux/arm64' });
  const socket = join(mkdtempSync(join(tmpdir(), 'gowarden-qemu-')), 'gdb');
  // It waits for a debugger, and so stays.
  const child = spawn('qemu-aarch64', ['-g', socket, program, 'argument'], { stdio: 'ignore' });
  try {
    const pid = await new Promise<number>((resolve, reject) => {
      child.once('spawn', () => resolve(child.pid ?? 0)).once('error', reject);
    });
    const table = await (await openHost()).processes();
    expect(table.find(pid)).toMatchObject({
      executable: program,
      arguments: [program, 'argument'],
      translated: true,
    });
  } finally {
    child.kill('SIGKILL');
  }
});

const stat = (pid: number, name: string, parent: number): string =>
  `${pid} (${name}) S ${parent} 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 12345 0 0\n`;

test('an emulated process is named after the program that it emulates, and an ended one is left out', async () => {
  const qemu = '/usr/bin/qemu-aarch64-static';
  const files = {
    '/proc/stat': { text: 'cpu 1\nbtime 1700000000\n' },
    '/proc/7/stat': { text: stat(7, 'gopls', 1) },
    '/proc/7/status': { text: 'Name:\tgopls\nUid:\t1000\t1000\t1000\t1000\n' },
    '/proc/7/cmdline': {
      text: [qemu, '-L', '/usr/aarch64', '/home/kim/go/bin/gopls', 'serve', ''].join('\0'),
    },
    '/proc/7/exe': { link: qemu },
    '/proc/8/stat': { text: stat(8, 'kthreadd', 0) },
    '/proc/8/status': { text: 'Uid:\t0\t0\t0\t0\n' },
    '/proc/9/stat': { text: 'garbage' },
    '/proc/10/stat': { text: stat(10, 'go', 1).replace(' S ', ' Z ') },
    '/proc/10/status': { text: 'Uid:\t1000\t1000\t1000\t1000\n' },
    '/proc/self': { link: '7' },
  };
  const table = await (await standIn('linux', [], files)).processes();
  expect(table.all).toEqual([
    {
      pid: 7,
      parent: 1,
      uid: 1000,
      startedMs: 1_700_000_123_450,
      executable: '/home/kim/go/bin/gopls',
      arguments: ['/home/kim/go/bin/gopls', 'serve'],
      translated: true,
    },
    {
      pid: 8,
      parent: 0,
      uid: 0,
      startedMs: 1_700_000_123_450,
      executable: 'kthreadd',
      arguments: [],
      translated: null,
    },
  ]);
});

test('without /proc the table is unknown', async () => {
  expect(await (await standIn('linux', [])).processes()).toMatchObject({ certainty: 'unknown', all: [] });
});
