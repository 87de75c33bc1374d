import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { buildMachine, type SketchedFiles } from '../../../host/simulated/build.ts';
import type { Description } from '../../../host/simulated/description.ts';

const place = (): string => mkdtempSync(join(tmpdir(), 'gowarden-machine-'));

function machine(more: Partial<Description> = {}, files: SketchedFiles = {}): string {
  const folder = place();
  buildMachine(folder, { description: { format: 1, platform: 'darwin', ...more }, files });
  return folder;
}

const opened = (more?: Partial<Description>, files?: SketchedFiles) =>
  openHost({ simulation: machine(more, files) });

describe('a description', () => {
  const problem = async (text: string | null): Promise<string> => {
    const folder = place();
    mkdirSync(join(folder, 'root'));
    if (text !== null) writeFileSync(join(folder, 'machine.json'), text);
    const error: unknown = await openHost({ simulation: folder }).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error('it was accepted');
    return error.message.replaceAll(folder, 'DIR');
  };

  test('that is missing or not JSON is reported with its place', async () => {
    expect(await problem(null)).toBe(
      'Expected a simulated machine, but DIR/machine.json does not exist: see docs/simulated-host.md for how to write one',
    );
    expect(await problem('{\n  "format": 1,\n  "platform": oops\n}')).toMatch(
      /^Expected JSON in DIR\/machine.json.*(line 3|oops)/s,
    );
  });

  test('that is wrong is reported with the value, its place and what is allowed', async () => {
    expect(await problem('{"format":1,"platform":"windows"}')).toContain(
      'Expected `platform` to be ("darwin" | "linux"), got "windows"',
    );
    expect(
      await problem('{"format":1,"platform":"darwin","commands":[{"run":["a"]},{"run":["b",5]}]}'),
    ).toContain('Expected `commands[1].run[1]` to be string, got 5');
    expect(
      await problem('{"format":1,"platform":"darwin","contexts":{"login-shell":{"path":["bin"]}}}'),
    ).toContain('`contexts["login-shell"].path[0]`');
    expect(await problem('{"format":1,"platform":"darwin","hardwear":{}}')).toContain(
      'Unknown name `hardwear`',
    );
    expect(await problem('{"format":2,"platform":"darwin"}')).toContain('Expected `format` to be 1, got 2');
    expect(await problem('[]')).toContain('Expected');
  });

  test('without files is reported', async () => {
    const folder = place();
    writeFileSync(join(folder, 'machine.json'), '{"format":1,"platform":"darwin"}');
    await expect(openHost({ simulation: folder })).rejects.toThrow(`${folder}/root`);
  });

  test('is read again when it changes, and a mistake makes requests fail until it is fixed', async () => {
    const folder = machine({ hardware: { architecture: 'arm64' }, blocked: ['/x'] });
    const host = await openHost({ simulation: folder });
    expect((await host.hardware()).architecture).toBe('arm64');
    writeFileSync(join(folder, 'machine.json'), '{"format":1,');
    await expect(host.hardware()).rejects.toThrow('Expected JSON');
    await expect(host.processes()).rejects.toThrow('Expected JSON');
    expect(host.files.list('/x').ok).toBe(false);
    writeFileSync(
      join(folder, 'machine.json'),
      '{"format":1,"platform":"darwin","hardware":{"architecture":"amd64"}}',
    );
    expect((await host.hardware()).architecture).toBe('amd64');
  });
});

describe('commands', () => {
  const host = opened(
    {
      commands: [
        { run: ['/usr/bin/uname', '-m'], stdout: 'x86_64\n' },
        { run: ['brew', '--prefix'], stdout: '/opt/homebrew\n' },
        { run: ['/opt/bin/fail'], stderr: 'no such formula\n', exitCode: 1 },
        { run: ['/opt/bin/crash'], signal: 'SIGSEGV' },
        { run: ['/opt/bin/hang'], delayMs: 60_000, stdout: 'late' },
        { run: ['/opt/bin/long'], stdoutFile: 'long.txt' },
        { run: ['/opt/bin/found', 'x'], stdout: 'found' },
      ],
    },
    { '/opt/bin/found': { text: '', executable: true } },
  );
  const run = async (file: string, ...rest: string[]) => (await host).run({ file, arguments: rest });

  test('answer only the same program and arguments', async () => {
    expect(await run('/usr/bin/uname', '-m')).toMatchObject({
      outcome: 'exited',
      exitCode: 0,
      stdout: 'x86_64\n',
    });
    expect(await run('/usr/bin/uname')).toMatchObject({ outcome: 'not-found' });
    expect(await run('/usr/bin/uname', '-m', '-s')).toMatchObject({ outcome: 'not-found' });
    expect(await run('uname', '-m')).toMatchObject({ outcome: 'not-found' });
    expect(await run('brew', '--prefix')).toMatchObject({ outcome: 'exited', stdout: '/opt/homebrew\n' });
  });

  test('never start a real program', async () => {
    expect(await run('/bin/sh', '-c', 'echo real')).toMatchObject({ outcome: 'not-found', stdout: '' });
  });

  test('are found on the PATH of the machine', async () => {
    const ran = await (await host).run({ file: 'found', arguments: ['x'], path: ['/usr/bin', '/opt/bin'] });
    expect(ran).toMatchObject({ outcome: 'exited', stdout: 'found' });
  });

  test('fail, crash and hang as described', async () => {
    expect(await run('/opt/bin/fail')).toMatchObject({
      outcome: 'exited',
      exitCode: 1,
      stderr: 'no such formula\n',
    });
    expect(await run('/opt/bin/crash')).toMatchObject({ outcome: 'signalled', exitCode: null });
    const hung = await (await host).run({ file: '/opt/bin/hang', arguments: [], timeLimitMs: 20 });
    expect(hung).toMatchObject({ outcome: 'timed-out', stdout: '' });
    const signal = AbortSignal.timeout(20);
    expect(await (await host).run({ file: '/opt/bin/hang', arguments: [], signal })).toMatchObject({
      outcome: 'cancelled',
    });
  });

  test('take long output from a file in the folder, and from nowhere else', async () => {
    const folder = machine({ commands: [{ run: ['/l'], stdoutFile: 'long.txt' }] });
    const other = await openHost({ simulation: folder });
    writeFileSync(join(folder, 'long.txt'), 'x'.repeat(100));
    expect((await other.run({ file: '/l', arguments: [] })).stdout).toHaveLength(100);
    expect(await other.run({ file: '/l', arguments: [], outputLimitBytes: 99 })).toMatchObject({
      outcome: 'too-much-output',
    });
    await expect(opened({ commands: [{ run: ['/l'], stdoutFile: '../../etc/passwd' }] })).rejects.toThrow(
      'commands[0].stdoutFile',
    );
  });
});

describe('tables', () => {
  test('of processes have parents and working directories', async () => {
    const host = await opened({
      processes: [
        { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
        {
          pid: 10,
          parent: 1,
          executable: '/Applications/Code.app/Contents/MacOS/Electron',
          translated: true,
        },
        {
          pid: 11,
          parent: 10,
          executable: '/opt/homebrew/bin/gopls',
          arguments: ['gopls', 'serve'],
          directory: '/src',
          started: '2026-11-23T08:00:00Z',
        },
        { pid: 20, parent: 21, executable: 'a' },
        { pid: 21, parent: 20, executable: 'b' },
        { pid: 30, parent: 99, executable: 'orphan' },
      ],
    });
    const table = await host.processes();
    expect(table.certainty).toBe('observed');
    expect(table.find(11)).toEqual({
      pid: 11,
      parent: 10,
      uid: 501,
      startedMs: Date.UTC(2026, 10, 23, 8),
      executable: '/opt/homebrew/bin/gopls',
      arguments: ['gopls', 'serve'],
      translated: null,
    });
    expect(table.ancestors(11).map(({ pid }) => pid)).toEqual([10, 1]);
    expect(table.ancestors(20).map(({ pid }) => pid)).toEqual([21]);
    expect(table.ancestors(30)).toEqual([]);
    expect(table.ancestors(4711)).toEqual([]);
    expect([...(await table.workingDirectories([10, 11]))]).toEqual([[11, '/src']]);
  });

  test('of locks answer for the files in question, by their real path', async () => {
    const locks: Description['locks'] = [
      { path: '/m/cache/lock', pid: 10, state: 'holds', mode: 'exclusive' },
      { path: '/m/cache/lock', pid: 11, state: 'waits', mode: 'exclusive' },
      { path: '/other', pid: 12, state: 'holds' },
    ];
    const files = { '/m/cache/lock': { text: '' }, '/link': { link: '/m/cache' } };
    const linux = await opened({ platform: 'linux', locks }, files);
    expect(await linux.locks({ paths: ['/link/lock'] })).toEqual({
      certainty: 'observed',
      all: [
        { path: '/link/lock', pid: 10, state: 'holds', mode: 'exclusive' },
        { path: '/link/lock', pid: 11, state: 'waits', mode: 'exclusive' },
      ],
    });
    const below = await linux.locks({ paths: [], under: ['/link'] });
    expect(below.all.map(({ path, pid }) => [path, pid])).toEqual([
      ['/m/cache/lock', 10],
      ['/m/cache/lock', 11],
    ]);
    const mac = await opened({ locks }, files);
    expect((await mac.locks({ paths: ['/m/cache/lock'] })).all).toEqual([]);
    const named = await mac.locks({ paths: ['/m/cache/lock'], pids: [11] });
    expect(named).toMatchObject({ certainty: 'suspected', all: [{ pid: 11 }] });
  });

  test('of contexts are used beside those that the machine is asked for', async () => {
    const host = await opened(
      {
        user: { name: 'kim', shell: '/bin/zsh' },
        contexts: {
          'login-shell': { path: ['/opt/homebrew/bin', '/usr/bin'], environment: { GOROOT: '/x' } },
        },
      },
      { '/etc/paths': { text: '/usr/local/bin\n' } },
    );
    const [shell, gui, daemon] = await host.contexts();
    expect(shell).toMatchObject({
      id: 'login-shell',
      certainty: 'observed',
      environment: { GOROOT: '/x', HOME: '/Users/kim', PATH: '/opt/homebrew/bin:/usr/bin' },
    });
    expect(gui).toMatchObject({
      id: 'gui',
      certainty: 'assumed',
      path: ['/usr/bin', '/bin', '/usr/sbin', '/sbin'],
    });
    expect(daemon).toMatchObject({ id: 'daemon', certainty: 'observed' });
  });
});
