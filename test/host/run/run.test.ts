import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realFiles } from '../../../host/files/real.ts';
import { realRun } from '../../../host/run/real.ts';
import { gone, runs } from '../running.ts';

const run = realRun({ name: 'kim', home: '/home/kim' }, realFiles({ darwin: false, uid: 0 }));
const sh = (script: string, ...rest: string[]) => ({
  file: '/bin/sh',
  arguments: ['-c', script, 'sh', ...rest],
});
const directory = mkdtempSync(join(tmpdir(), 'gowarden-run-'));

/** Leaves the process group, as setsid(1) does where it exists. */
const escape = "perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV'";

describe('a program that ends', () => {
  test('gives its exit code and both outputs', async () => {
    const ran = await run(sh('echo out; echo bad >&2; exit 3'));
    expect(ran).toMatchObject({ outcome: 'exited', exitCode: 3, stdout: 'out\n', stderr: 'bad\n' });
    expect(ran.summary).toContain('exit code 3: bad');
  });

  test('is reported with its signal', async () => {
    const ran = await run(sh('kill -SEGV $$'));
    expect(ran).toMatchObject({ outcome: 'signalled', exitCode: null });
    expect(ran.summary).toContain('SIGSEGV');
  });

  test('has a minimal environment in the C locale', async () => {
    process.env.GOWARDEN_SECRET = 'x';
    const ran = await run({
      file: '/usr/bin/env',
      arguments: [],
      environment: { MORE: '1', USER: undefined },
    });
    delete process.env.GOWARDEN_SECRET;
    expect(ran.stdout.trim().split('\n').sort()).toEqual([
      'HOME=/home/kim',
      'LC_ALL=C',
      'MORE=1',
      'PATH=/usr/bin:/bin:/usr/sbin:/sbin',
    ]);
  });

  test('gets its arguments unchanged, without a shell', async () => {
    const odd = ['$HOME', '`id`', '; true', '*', "it's", '"', '', 'a b\nc', '-n'];
    const ran = await run(sh('printf "%s|" "$@"', ...odd));
    expect(ran.stdout).toBe(odd.map((argument) => `${argument}|`).join(''));
  });

  test('has its input closed, with or without text', async () => {
    expect(await run({ file: 'cat', arguments: [] })).toMatchObject({ outcome: 'exited', stdout: '' });
    expect(await run({ file: 'cat', arguments: [], input: 'grüße\n' })).toMatchObject({ stdout: 'grüße\n' });
    const large = await run({ ...sh('exit 0'), input: 'x'.repeat(5_000_000) });
    expect(large).toMatchObject({ outcome: 'exited', exitCode: 0 });
  });

  test('has no terminal for prompts', async () => {
    const ran = await run(sh('{ echo asked >/dev/tty; } 2>/dev/null && echo asked || echo none'));
    expect(ran.stdout).toBe('none\n');
  });

  test('may print what is not UTF-8', async () => {
    expect(await run(sh("printf 'a\\377b'"))).toMatchObject({ outcome: 'exited', stdout: 'a\ufffdb' });
  });

  test('is read to its last byte', async () => {
    const ran = await run({ ...sh('head -c 900000 /dev/zero | tr "\\0" x; echo end') });
    expect(ran.stdout.length).toBe(900_004);
    expect(ran.stdout.endsWith('xend\n')).toBe(true);
  });
});

describe('a program that cannot be started', () => {
  test('because it does not exist', async () => {
    expect(await run({ file: '/nowhere/go', arguments: [] })).toMatchObject({ outcome: 'not-found' });
    expect(await run({ file: 'go-nowhere', arguments: [] })).toMatchObject({ outcome: 'not-found' });
    expect(await run({ file: 'ls', arguments: [], path: [directory] })).toMatchObject({
      outcome: 'not-found',
    });
  });

  test('because a relative directory of PATH is passed over', async () => {
    expect(await run({ file: 'package.json', arguments: [], path: ['.', ''] })).toMatchObject({
      outcome: 'not-found',
    });
    expect(await run({ file: '../bin/ls', arguments: [], path: ['/usr/bin'] })).toMatchObject({
      outcome: 'not-found',
    });
  });

  test('because it is not a program, lacks permission or its interpreter', async () => {
    const data = join(directory, 'data');
    writeFileSync(data, 'no program', { mode: 0o644 });
    const orphan = join(directory, 'orphan');
    writeFileSync(orphan, '#!/nowhere/sh\n', { mode: 0o755 });
    const foreign = join(directory, 'foreign');
    const header = process.platform === 'darwin' ? '7f454c4602010100' : 'cffaedfe0c000001';
    writeFileSync(foreign, Buffer.from(header, 'hex'), { mode: 0o755 });
    for (const file of [data, orphan, foreign, directory]) {
      const ran = await run({ file, arguments: [] });
      expect(ran.outcome, file).toBe('not-runnable');
      expect(ran.summary).toMatch(/could not be started \(E[A-Z]+/);
    }
  });

  test('because its directory is gone', async () => {
    expect(await run({ ...sh('true'), directory: '/nowhere' })).toMatchObject({ outcome: 'not-runnable' });
  });
});

describe('a program that misbehaves', () => {
  test('by hanging is killed with its children', async () => {
    const ran = await run({ ...sh('sleep 1000 & echo $!; trap "" TERM INT HUP; wait'), timeLimitMs: 300 });
    expect(ran.outcome).toBe('timed-out');
    expect(await gone(Number(ran.stdout))).toBe(true);
  });

  test('by printing endlessly is cut off', async () => {
    const ran = await run({ file: 'yes', arguments: [], outputLimitBytes: 10_000 });
    expect(ran.outcome).toBe('too-much-output');
    expect(ran.stdout.length).toBe(10_000);
  });

  test('by printing 1 GB does not fill our memory', async () => {
    const before = process.memoryUsage().rss;
    const ran = await run({ file: 'head', arguments: ['-c', '1000000000', '/dev/zero'] });
    expect(ran.outcome).toBe('too-much-output');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('by leaving a child that holds its output does not hold us up, and the child ends', async () => {
    const ran = await run(sh('sleep 1000 & echo $!'));
    expect(ran).toMatchObject({ outcome: 'exited', exitCode: 0 });
    expect(await gone(Number(ran.stdout))).toBe(true);
  });

  test('by leaving one that escaped its group does not hold us up either', async () => {
    const ran = await run(sh(`${escape} sh -c 'echo $$; exec sleep 5' & sleep 0.3; echo done`));
    expect(ran).toMatchObject({ outcome: 'exited', exitCode: 0 });
    const [pid, done] = ran.stdout.trim().split('\n');
    expect(done).toBe('done');
    expect(runs(Number(pid))).toBe(true);
    process.kill(Number(pid), 'SIGKILL');
  });

  test('by leaving one that escaped and keeps printing', async () => {
    const ran = await run(sh(`${escape} sh -c 'echo $$; while :; do echo x; sleep 0.05; done' & sleep 0.3`));
    expect(ran).toMatchObject({ outcome: 'exited', exitCode: 0 });
    process.kill(Number(ran.stdout.split('\n')[0]), 'SIGKILL');
  });

  test('by escaping and hanging is given up after its time limit', async () => {
    const ran = await run({ ...sh(`${escape} sleep 4 & wait`), timeLimitMs: 300 });
    expect(ran.outcome).toBe('timed-out');
  });
});

describe('a cancelled program', () => {
  test('ends with its children', async () => {
    const controller = new AbortController();
    const running = run({ ...sh('sleep 1000 & echo $!; wait'), signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    const ran = await running;
    expect(ran.outcome).toBe('cancelled');
    expect(await gone(Number(ran.stdout))).toBe(true);
  });

  test('is not started when it was cancelled before', async () => {
    const ran = await run({ ...sh('echo started'), signal: AbortSignal.abort() });
    expect(ran).toMatchObject({ outcome: 'cancelled', stdout: '' });
  });
});
