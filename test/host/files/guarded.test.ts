import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Asker } from '../../../host/files/asker/asker.ts';
import { directFiles } from '../../../host/files/direct.ts';
import type { Files, Read } from '../../../host/files/files.ts';
import { Foreign } from '../../../host/files/foreign.ts';
import { guardedFiles } from '../../../host/files/guarded.ts';
import { MountTable } from '../../../host/files/mounts.ts';

const surroundings = { darwin: false, uid: process.getuid?.() ?? 0, privateHome: null };
const direct = directFiles(surroundings);
let base = '';
let root = '';
let far = '';

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-guarded-')));
  // So deep that no path of ours leads up to where others create and remove files.
  root = join(base, '1/2/3/4/5/6');
  far = join(root, 'far');
  for (const directory of ['far/a/b', 'near/a']) mkdirSync(join(root, directory), { recursive: true });
  for (const file of ['far/f', 'far/a/f', 'near/f', 'near/a/b'])
    writeFileSync(join(root, file), `I am ${file}\n`);
  writeFileSync(join(far, 'closed'), 'x', { mode: 0 });
  const links = {
    ...{ 'near/far': '../far', 'near/l': 'f', 'far/near': '../near', 'far/l': 'a/f', 'far/up': '..' },
    ...{ 'near/a/l': '../../far/a', 'far/a/l': '/nowhere', 'far/loop': 'loop', 'near/loop': '../far/pool' },
    ...{ 'far/pool': '../near/loop', 'near/whole': join(far, 'a/../f'), 'far/a/dots': '../a/./b/..//f' },
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
});
afterAll(() => {
  // One that a test had stopped would stay.
  if (process.platform === 'linux') for (const pid of askers()) process.kill(pid, 'SIGKILL');
  chmodSync(join(far, 'closed'), 0o600);
  rmSync(base, { recursive: true, force: true });
});

/** Files as seen while a directory is on another file system. */
function guarded(): { files: Files; foreign: Foreign } {
  const foreign = new Foreign(new Asker(surroundings));
  const mounts = [
    { id: 1, parent: 0, point: '/', type: 'ext4', local: true },
    { id: 2, parent: 1, point: far, type: 'nfs4', local: false },
  ];
  return { files: guardedFiles(direct, foreign, () => new MountTable(mounts)), foreign };
}

/** Processes that read on behalf of this one. */
function askers(): number[] {
  const tasks = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '),
  );
  return tasks
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('files-asker'))
    .map(Number);
}

const state = (pid: number): string =>
  spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout;

describe('files of which some are on another file system', () => {
  test('are reported as they are, whichever path leads there', () => {
    const { files } = guarded();
    const names = [
      'far',
      'near',
      'a',
      'b',
      'f',
      'l',
      'up',
      'whole',
      'loop',
      'dots',
      'closed',
      'none',
      '.',
      '..',
      '',
    ];
    const way = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 });
    const bytes = (all: Files, path: string): Read<string> =>
      all.open(path, (source) => `${source.size} ${Buffer.from(source.read(2, 4)).toString()}`);
    fc.assert(
      fc.property(way, (parts) => {
        const path = [root, ...parts].join('/');
        for (const ask of ['facts', 'target', 'readLink', 'realPath', 'list', 'text'] as const)
          expect(files[ask](path), `${ask} ${path}`).toEqual(direct[ask](path));
        expect(bytes(files, path), `open ${path}`).toEqual(bytes(direct, path));
        const real = direct.realPath(path);
        if (real.ok) expect(files.isLocal(path), path).toBe(!`${real.value}/`.startsWith(`${far}/`));
      }),
      { numRuns: process.env.GOWARDEN_LONG === '1' ? 20_000 : 150 },
    );
  });

  test('two that are open at once are both read', () => {
    const { files } = guarded();
    const read = files.open(join(far, 'f'), (outer) =>
      files.open(join(far, 'a/f'), (inner) =>
        [inner, outer].map((one) => Buffer.from(one.read(0, 9)).toString()),
      ),
    );
    expect(read).toMatchObject({ ok: true, value: { ok: true, value: ['I am far/', 'I am far/'] } });
    expect(files.text(join(far, 'a/f'))).toMatchObject({ value: 'I am far/a/f\n' });
  });

  test('an error thrown by the caller of open comes out, and the next question is answered', () => {
    const { files } = guarded();
    const path = join(far, 'f');
    expect(() =>
      files.open(path, () => {
        throw new Error('mine');
      }),
    ).toThrow('mine');
    expect(files.text(path)).toMatchObject({ value: 'I am far/f\n' });
  });

  test('nothing on it may be watched, nor the directory that holds its mount point', () => {
    const { files } = guarded();
    expect(
      [root, far, join(root, 'near'), join(root, 'near/far')].map((path) => files.mayWatch(path)),
    ).toEqual([false, false, true, false]);
  });
});

describe.skipIf(process.platform !== 'linux')('a process that reads for us', () => {
  test('is skipped while it is stuck, reported, and gives right answers when it continues', async () => {
    const idle = askers();
    const { files, foreign } = guarded();
    expect(files.facts(far).ok).toBe(true);
    const before = askers().filter((pid) => !idle.includes(pid));
    expect(before).toHaveLength(1);
    for (const pid of before) process.kill(pid, 'SIGSTOP');
    const message = `${far}/none does not answer (file system nfs4 mounted at ${far})`;
    expect(files.facts(join(far, 'none'))).toEqual({ ok: false, failure: { kind: 'unresponsive', message } });
    expect(files.text(join(root, 'near/far/f'))).toMatchObject({ failure: { kind: 'unresponsive' } });
    expect(files.text(join(root, 'near/f'))).toMatchObject({ ok: true });
    expect(foreign.silence.now().map(({ failure }) => failure.message)).toEqual([message]);
    for (const pid of before) process.kill(pid, 'SIGCONT');
    await vi.waitFor(() => expect(foreign.silence.now()).toEqual([]), 20_000);
    expect(files.facts(join(far, 'none'))).toMatchObject({ failure: { kind: 'absent' } });
    await vi.waitFor(() => expect(before.filter((pid) => /^[^Z]/.test(state(pid)))).toEqual([]), 20_000);
  });

  test('that is killed is replaced, and every question is answered', () => {
    const { files } = guarded();
    expect(files.facts(far).ok).toBe(true);
    for (const pid of askers()) process.kill(pid, 'SIGKILL');
    expect(files.text(join(far, 'f'))).toMatchObject({ ok: true });
    const cut = files.open(join(far, 'f'), (source) => {
      for (const pid of askers()) process.kill(pid, 'SIGKILL');
      return source.read(0, 4);
    });
    expect(cut).toMatchObject({ ok: false, failure: { kind: 'unresponsive' } });
    expect(files.text(join(far, 'a/f'))).toMatchObject({ ok: true });
  });

  test('is forgotten with the mount, and ended', async () => {
    const idle = askers();
    const { files, foreign } = guarded();
    expect(files.facts(far).ok).toBe(true);
    const stopped = askers().filter((pid) => !idle.includes(pid));
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    expect(files.facts(join(far, 'x'))).toMatchObject({ failure: { kind: 'unresponsive' } });
    foreign.keep(new MountTable([]));
    expect(foreign.silence.now()).toEqual([]);
    await vi.waitFor(() => expect(stopped.filter((pid) => /^[^Z]/.test(state(pid)))).toEqual([]), 20_000);
  });
});
