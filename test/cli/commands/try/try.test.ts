import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bundle, patience, temporary } from '../../../faults/running.ts';
import { environment, ran, tried } from './running.ts';

const known = 'go: go.mod file not found in current directory or any parent directory';

test('both output streams, piped input and the exit code are the command’s own', async () => {
  const home = temporary('try');
  const noise = randomBytes(300_000);
  writeFileSync(join(home, 'noise'), noise);
  const { status, stdout, stderr } = await ran(['sh', '-c', 'cat noise; cat >&2; exit 42'], home, noise);
  expect(status).toBe(42);
  expect(stdout).toBe(noise.toString('latin1'));
  expect(stderr).toBe(noise.toString('latin1'));
  expect(await ran(['true'], home)).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('signals and programs that cannot be started end it as in a shell', async () => {
  const home = temporary('try');
  writeFileSync(join(home, 'closed'), '', { mode: 0o644 });
  const ends: readonly (readonly [readonly string[], number])[] = [
    [['sh', '-c', 'exit 255'], 255],
    [['sh', '-c', 'kill -9 $$'], 137],
    [['sh', '-c', 'kill -TERM $$'], 143],
    [['no-such-program'], 127],
    [['./closed'], 126],
  ];
  const codes = await Promise.all(ends.map(async ([words]) => (await ran(words, home)).status));
  expect(codes).toEqual(ends.map(([, code]) => code));
});

test('a program that cannot be started is reported as a shell reports it', async () => {
  const home = temporary('try');
  writeFileSync(join(home, 'closed'), '', { mode: 0o644 });
  for (const [program, said, code] of [
    ['no-such-program', 'command not found', 127],
    ['./no-such-program', 'No such file or directory', 127],
    [home, 'Is a directory', 126],
    ['./closed', 'Permission denied', 126],
    ['./closed/x', 'Not a directory', 126],
  ] as const) {
    const { status, stderr } = await ran([program], home);
    expect(stderr.split('\n')[0]).toBe(`${program}: ${said}`);
    expect(status).toBe(code);
  }
});

test('runs even without a directory for temporary files, or when nothing is writable', () => {
  const home = temporary('try');
  const run = (state: string) =>
    spawnSync(process.execPath, [bundle, 'try', '--', 'sh', '-c', `echo '${known}' >&2; exit 3`], {
      ...{ cwd: home, encoding: 'utf8' },
      env: { ...environment(home), TMPDIR: '/proc/none', XDG_STATE_HOME: state },
    });
  const { status, stderr } = run(join(home, 'state'));
  expect(status).toBe(3);
  expect(stderr).toMatch(new RegExp(`^${known}\ngowarden: D20 is known: `));
  const closed = run('/dev/null/state');
  expect({ status: closed.status, stderr: closed.stderr }).toEqual({ status: 3, stderr: `${known}\n` });
});

test('options after the command belong to the command, also without --', () => {
  const home = temporary('try');
  const { stdout } = spawnSync(process.execPath, [bundle, 'try', 'echo', '--help', '--json', '-v', '--'], {
    ...{ env: environment(home), encoding: 'utf8' },
  });
  expect(stdout).toBe('--help --json -v --\n');
});

test('where both streams are one file, the order of the output is kept', () => {
  const home = temporary('try');
  const script = 'for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done';
  const both = (command: string): string =>
    spawnSync('/bin/sh', ['-c', `${command} 2>&1`], { cwd: home, env: environment(home), encoding: 'utf8' })
      .stdout;
  expect(both(tried(['sh', '-c', script]))).toBe(both(`sh -c '${script}'`));
});

test('what the command reopens as /dev/stdout is a pipe', async () => {
  const { stdout } = await ran(['sh', '-c', 'echo again > /dev/stdout'], temporary('try'));
  expect(stdout).toBe('again\n');
});

test('huge output is passed on at the reader’s pace and never buffered', async () => {
  const home = temporary('try');
  const bytes = 300_000_000;
  const words = ['sh', '-c', `head -c ${bytes} /dev/zero; echo done >&2`];
  const child = spawn(process.execPath, [bundle, 'try', '--', ...words], { env: environment(home) });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.stdout, 'readable');
  let total = 0;
  let most = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    // The command cannot have ended while nearly all of its output is still to be read.
    if (total < bytes / 2) expect(said).toBe('');
    total += chunk.length;
    if (total % 64 === 0 && child.exitCode === null) most = Math.max(most, residentBytes(child.pid ?? 0));
  }
  expect(total).toBe(bytes);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(bytes / 2);
});

/** Bytes of memory that a process has in use, for Linux. */
function residentBytes(pid: number): number {
  const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return Number(pages) * 4096;
}

test('when the reader is gone, so is the command’s own', () => {
  const home = temporary('try');
  const text = `${tried(['yes'])} | head -n 1`;
  const { stdout } = spawnSync('/bin/bash', ['-c', `${text}; echo "\${PIPESTATUS[0]}"`], {
    ...{ env: environment(home), encoding: 'utf8' },
  });
  expect(stdout).toBe('y\n141\n');
});

/** A command that counts its signals, and is interrupted as soon as it is ready. */
async function signalled(name: NodeJS.Signals, toGroup: boolean) {
  const home = temporary('try');
  const script = `trap 'echo ${name}' ${name.slice(3)}; echo ready; while ! test -e end; do sleep 0.05; done; exit 7`;
  const child = spawn(process.execPath, [bundle, 'try', '--', 'sh', '-c', script], {
    ...{ cwd: home, env: environment(home), detached: true },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = once(child, 'exit');
  await vi.waitFor(() => expect(out).toContain('ready'), patience);
  const { pid = 0 } = child;
  process.kill(toGroup ? -pid : pid, name);
  await vi.waitFor(() => expect(out).toContain(name), patience);
  // Long enough for a second one to arrive.
  await new Promise((resolve) => setTimeout(resolve, 400));
  writeFileSync(join(home, 'end'), '');
  const [code] = (await ended) as [number];
  return { out, code };
}

test('a signal to us or to the whole group reaches the command once, which ends as it likes', async () => {
  const sent = [
    ['SIGINT', true],
    ['SIGINT', false],
    ['SIGTERM', true],
    ['SIGTERM', false],
    ['SIGHUP', false],
    // On this signal Go prints what all goroutines do.
    ['SIGQUIT', true],
    ['SIGQUIT', false],
    ['SIGUSR1', false],
    ['SIGUSR2', false],
  ] as const;
  const ends = await Promise.all(sent.map(([name, toGroup]) => signalled(name, toGroup)));
  expect(ends).toEqual(sent.map(([name]) => ({ out: `ready\n${name}\n`, code: 7 })));
});

test('prints one more line when it fails in a known way, and nothing else', async () => {
  const home = temporary('try');
  const { stderr } = await ran(['sh', '-c', `echo '${known}' >&2; exit 1`], home);
  expect(stderr).toMatch(new RegExp(`^${known}\ngowarden: D20 is known: .* gowarden explain --last\n$`));
  expect((await ran(['sh', '-c', `echo '${known}' >&2`], home)).stderr).toBe(`${known}\n`);
  expect((await ran(['sh', '-c', 'echo oops >&2; exit 1'], home)).stderr).toBe('oops\n');
});

/** `gowarden explain --last`. */
function explained(home: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, 'explain', '--last', '--json'], {
    ...{ env: environment(home), cwd: home, encoding: 'utf8' },
  });
  return { status, stdout, stderr };
}

test('the last output is kept once: 0600, at most 1 MiB, without secrets, for a day', async () => {
  const home = temporary('try');
  const kept = join(home, '.local/state/gowarden/last-output.txt');
  expect(explained(home)).toMatchObject({ status: 2 });
  const token = `ghp_${'a1B2'.repeat(9)}`;
  await ran(
    ['sh', '-c', `head -c 3000000 /dev/zero | tr '\\0' '\\n'; echo ${token}; echo '${known}'; exit 1`],
    home,
  );
  const { mode, size } = statSync(kept);
  expect(mode & 0o777).toBe(0o600);
  expect(size).toBeLessThanOrEqual(1 << 20);
  expect(readFileSync(kept, 'utf8')).not.toContain(token);
  const { status, stdout } = explained(home);
  expect(status).toBe(0);
  expect(stdout).toContain('"row": "D20"');
  const yesterday = Date.now() / 1000 - 24 * 60 * 60 - 60;
  utimesSync(kept, yesterday, yesterday);
  expect(explained(home)).toMatchObject({ status: 2 });
  expect(statSync(kept, { throwIfNoEntry: false })).toBeUndefined();
});

test('where nothing can be kept, the row itself is named and the command is unaffected', async () => {
  const home = temporary('try');
  writeFileSync(join(home, '.local'), '');
  const { status, stderr } = await ran(['sh', '-c', `echo '${known}' >&2; exit 9`], home);
  expect(status).toBe(9);
  expect(stderr).toContain('gowarden explain D20\n');
});
