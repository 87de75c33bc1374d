import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { BenchDocument } from '../../cli/commands/bench/document.ts';
import { documented } from '../cli/schema.ts';
import { bundle, processesOf, temporary } from '../faults/running.ts';
import { goRoot, goVersion } from './go-programs.ts';
import { goPath, older } from './toolchains.ts';

const isLong = process.env.GOWARDEN_LONG === '1';
const [own, foreign] = process.arch === 'arm64' ? ['arm64', 'amd64'] : ['amd64', 'arm64'];
const emulator = `/usr/bin/qemu-${process.arch === 'arm64' ? 'x86_64' : 'aarch64'}`;
const missing = goVersion() === null ? 'Go' : existsSync(emulator) ? null : 'qemu-user';
/** A busy machine takes long. */
const patience = { timeout: 120_000, interval: 50 };

/** A user with both toolchains of the older release in the module cache, and no access to the network. */
function aUser() {
  const home = temporary('bench-home');
  for (const name of ['tmp', 'app']) mkdirSync(join(home, name));
  writeFileSync(join(home, 'app/go.mod'), 'module example.com/app\n\ngo 1.21\n');
  writeFileSync(join(home, 'app/app.go'), 'package app\n\nfunc Add(a, b int) int { return a + b }\n');
  const gopath = goPath([`linux-${own}`, `linux-${foreign}`]);
  const environment = {
    ...{ HOME: home, SHELL: '/bin/sh', TMPDIR: join(home, 'tmp'), PATH: `${goRoot()}/bin:/usr/bin:/bin` },
    ...{ GOPATH: gopath, GOMODCACHE: join(gopath, 'pkg/mod'), GOTOOLCHAIN: 'local', GOPROXY: 'off' },
    ...{ https_proxy: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' },
  };
  const start = (...words: readonly string[]) => {
    const child = spawn(process.execPath, [bundle, ...words, '--state', join(home, 'state')], {
      cwd: join(home, 'app'),
      env: environment,
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, said, ended: once(child, 'close').then(([code]) => code as number | null) };
  };
  /** Processes that are related to our files, and which of those files are there. */
  const left = (): readonly string[] => [
    ...processesOf(join(home, 'tmp')),
    ...readdirSync(join(home, 'tmp')),
  ];
  return { home, start, left };
}

/** Processes whose current directory is a directory, or that were started with a path in it. */
function workingIn(directory: string): readonly string[] {
  const wordsOf = (pid: string): string => {
    try {
      return `${readlinkSync(`/proc/${pid}/cwd`)} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}`;
    } catch (error) {
      // It has ended.
      if (error instanceof Error && 'code' in error) return '';
      throw error;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(wordsOf)
    .filter((words) => words.includes(directory));
}

/** What its command prints about it, possibly that the machine was too busy. */
async function measured(user: ReturnType<typeof aUser>, ...words: readonly string[]): Promise<BenchDocument> {
  const { ended, said } = user.start('bench', '--yes', '--json', '--go', older, ...words);
  const code = await ended;
  expect([0, 5], said.err).toContain(code);
  const document = documented('bench', said.out) as BenchDocument;
  expect(document.ratio === null).toBe(code === 5);
  expect(document).toMatchObject({ version: older, hardware: { os: 'linux', architecture: own } });
  expect(document.toolchains.map(({ architecture }) => architecture)).toEqual([own, foreign]);
  for (const { architecture, translated, seconds, first } of document.runs) {
    expect(architecture).toBe(translated ? foreign : own);
    expect([...seconds, first].filter((one) => one !== null && one > 0)).toHaveLength(6);
  }
  expect(user.left()).toEqual([]);
  return document;
}

describe.skipIf(missing !== null)(`real measurements${missing ? ` (need ${missing})` : ''}`, () => {
  test('native against translated, end to end: verified, timed, shown, recorded, and nothing left behind', async () => {
    const user = aUser();
    const document = await measured(user, '--work', 'start-up');
    expect(document.runs.map(({ work, translated }) => [work, translated])).toEqual([
      ['start-up', false],
      ['start-up', true],
    ]);
    expect(document.warnings.join(' ')).toContain('its numbers say nothing of Rosetta');
    const { said, ended } = user.start('history', '--kind', 'benchmark', '--json');
    expect(await ended, said.err).toBe(0);
    const [kept] = (JSON.parse(said.out) as { entries: object[] }).entries;
    expect(kept).toMatchObject({
      kind: 'benchmark',
      subject: older,
      details: { benchmark: { version: older, ratio: document.ratio, works: [{ work: 'start-up' }] } },
    });
  }, 300_000);

  test('Ctrl-C in the middle of a build ends all its programs and leaves nothing', async () => {
    const user = aUser();
    const { child, ended, said } = user.start(
      ...['bench', '--yes', '--go', older, '--work', 'build', '--package', 'encoding/json'],
    );
    // Looked for without a process each time: what comes before the build takes a while.
    const compiles = (): boolean =>
      workingIn(`${user.home}/tmp/`).some((words) => words.includes('/compile\0'));
    await vi.waitFor(() => expect(compiles(), said.err).toBe(true), patience);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(user.left()).toEqual([]);
    expect(said.out).toBe('');
  }, 300_000);

  test('leftovers of a killed measurement are removed by the next one, and nobody else’s files', async () => {
    const user = aUser();
    const parent = join(user.home, 'tmp');
    const made = (): readonly string[] =>
      readdirSync(parent).filter((name) => name.startsWith('gowarden-bench-'));
    const words = ['bench', '--yes', '--go', older, '--work', 'start-up'];
    const first = user.start(...words);
    // A truncated mark proves nothing.
    const mark = (): string => readFileSync(join(parent, made()[0] ?? '', 'owner.json'), 'utf8');
    await vi.waitFor(() => expect(mark(), first.said.err).toMatch(/\}$/), patience);
    const [left = ''] = made();
    first.child.kill('SIGKILL');
    await first.ended;
    // Its children continue for a moment, and the directory stays as long as they work there.
    await vi.waitFor(() => expect(workingIn(join(parent, left))).toEqual([]), patience);
    mkdirSync(join(parent, 'gowarden-bench-abcdef'), { mode: 0o700 });
    const second = user.start(...words);
    await vi.waitFor(
      () => expect(second.said.err).toContain(`removed ${join(parent, left)}, which`),
      patience,
    );
    expect(made()).not.toContain(left);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(130);
    expect(user.left()).toEqual(['gowarden-bench-abcdef']);
  }, 300_000);

  if (isLong)
    test('all workloads, and a module', async () => {
      const user = aUser();
      const document = await measured(user, '--package', 'unicode/utf8');
      expect(document.works.map(({ work }) => work)).toEqual([
        ...['build unicode/utf8', 'json', 'sha256', 'gzip', 'sort', 'string-copy', 'matrix', 'start-up'],
      ]);
      const project = await measured(user, '--project', join(user.home, 'app'));
      expect(project).toMatchObject({ project: join(user.home, 'app'), works: [{ work: 'build ./...' }] });
    }, 3_600_000);
});
