import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { lastLines, follow } from '../../cli/commands/logs/tail.ts';
import { LogFile } from '../../daemon/log/file.ts';
import { noSmallDisk, smallDisk, type SmallDisk } from '../daemon/fakes/disk.ts';
import { aMachine, bundle, patience, Running, temporary } from './running.ts';

/** A line of 100 bytes. */
const line = (number: number): string => `${String(number).padEnd(99, '.')}\n`;
const numberOf = (text: string): number => parseInt(text, 10);
const numbers = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, index) => from + index);

/** The files of a log, the oldest first. */
const filesOf = (file: string): string[] =>
  readdirSync(join(file, '..'))
    .filter((name) => name.startsWith('gowarden.log'))
    .sort((a, b) => numberOf(b.split('.')[2] ?? '0') - numberOf(a.split('.')[2] ?? '0'))
    .map((name) => join(file, '..', name));

describe('row 28: a log', () => {
  test('is rotated by size, kept by count, and no line is torn, lost or duplicated', () => {
    const file = join(temporary('log'), 'gowarden.log');
    const log = new LogFile(file, 1000, 3);
    for (const number of numbers(55)) log.write(line(number));
    log.close();
    const files = filesOf(file);
    expect(files).toHaveLength(3);
    for (const one of files) expect(statSync(one)).toMatchObject({ mode: 0o100600 });
    expect(Math.max(...files.map((one) => statSync(one).size))).toBe(1000);
    const lines = files.flatMap((one) => readFileSync(one, 'utf8').trimEnd().split('\n'));
    expect(lines.map(numberOf)).toEqual(numbers(25, 30));
  });

  test('continues in the same file after a restart, at its size', () => {
    const file = join(temporary('log'), 'gowarden.log');
    for (const number of numbers(25)) {
      const log = new LogFile(file, 1000, 5);
      log.write(line(number));
      log.write(line(number + 100));
      log.close();
    }
    expect(filesOf(file).map((one) => statSync(one).size)).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  test('is followed across many rotations, each line once and in order', async () => {
    const file = join(temporary('log'), 'gowarden.log');
    const log = new LogFile(file, 1000, 9);
    log.write(line(0));
    const seen: number[] = [];
    const stop = new AbortController();
    const following = follow(file, lastLines(file, 1)?.end ?? 0, stop.signal, (text) =>
      seen.push(numberOf(text)),
    );
    let next = 1;
    // The follower gets a turn only after each burst: files come and go in between.
    for (const burst of [1, 5, 12, 1, 60, 3, 25, 10, 10, 1]) {
      for (let count = 0; count < burst; count++) log.write(line(next++));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await vi.waitFor(() => expect(seen).toHaveLength(next - 1), patience);
    stop.abort();
    await following;
    expect(seen).toEqual(numbers(next - 1, 1));
  });

  test('`gowarden logs -f` shows what is logged before and after a rotation', async () => {
    const daemon = new Running();
    await daemon.ready();
    const shown = spawn(process.execPath, [bundle, 'logs', '-f', '-n', '1', '--state', daemon.paths.state], {
      env: { HOME: '/nowhere', PATH: '/usr/bin:/bin' },
    });
    onTestFinished(() => void shown.kill('SIGKILL'));
    let text = '';
    shown.stdout.on('data', (data: Buffer) => (text += data.toString()));
    await vi.waitFor(() => expect(text).toContain('started'), patience);
    // As if the size were reached: the file is padded, so that the daemon rotates it.
    await daemon.stop();
    writeFileSync(daemon.paths.logFile, `${'.'.repeat(5_000_000)}\n`, { flag: 'a' });
    const next = new Running({ state: daemon.paths.state });
    await next.ready();
    await next.client.post('/v1/log-level', { level: 'debug' });
    await next.client.post('/v1/check');
    await vi.waitFor(() => expect(text).toMatch(/ debug swept .*reason=asked/), patience);
    expect(text.match(/ info {2}stopped/g)).toHaveLength(1);
    expect(text.match(/ info {2}started/g)).toHaveLength(2);
    expect(readdirSync(daemon.paths.logs).sort()).toEqual(['gowarden.log', 'gowarden.log.1']);
    const ended = once(shown, 'exit');
    shown.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });

  test('changes its level at run time, and back', async () => {
    const daemon = new Running();
    // A look of its own would add a line.
    await daemon.settled();
    const swept = (): number => daemon.log().filter(({ msg }) => msg === 'swept').length;
    await daemon.client.post('/v1/check');
    expect(swept()).toBe(0);
    await daemon.client.post('/v1/log-level', { level: 'debug' });
    await daemon.client.post('/v1/check');
    expect(swept()).toBe(1);
    await daemon.client.post('/v1/log-level', { level: 'info' });
    await daemon.client.post('/v1/check');
    expect(swept()).toBe(1);
  });

  test('whose directory is removed is recreated, and nothing else happens', async () => {
    const machine = aMachine();
    const daemon = new Running({ machine });
    await daemon.ready();
    rmSync(daemon.paths.logs, { recursive: true });
    await machine.swap('amd64');
    await daemon.untilMismatch(true);
    await vi.waitFor(() => expect(daemon.log().map(({ msg }) => msg)).toContain('opened'), patience);
    expect(statSync(daemon.paths.logs).mode & 0o777).toBe(0o700);
    expect((await daemon.client.status()).notices).toEqual([]);
  });
});

test.each(['stdout', 'stderr'] as const)(
  'row 28: a daemon whose %s is closed survives, and sees what happens',
  async (name) => {
    const machine = aMachine();
    const daemon = new Running({ machine });
    await daemon.ready();
    daemon.child[name]?.destroy();
    for (const to of ['amd64', 'arm64', 'amd64'] as const) {
      await machine.swap(to);
      await daemon.untilMismatch(to === 'amd64');
    }
    expect(daemon.log().filter(({ level }) => level >= 50)).toEqual([]);
    expect(await daemon.stop()).toBe(0);
  },
);

describe.skipIf(noSmallDisk !== null)(
  `row 28: a log on a small disk${noSmallDisk ? ` (${noSmallDisk})` : ''}`,
  () => {
    let disk: SmallDisk | undefined;
    afterEach(() => disk?.remove());

    test('lacks the lines that did not fit, says why, and no other line is torn', () => {
      disk = smallDisk('16k');
      const file = join(disk.path, 'logs/gowarden.log');
      const log = new LogFile(file);
      for (const number of numbers(200)) log.write(line(number));
      expect(log.trouble()).toContain('ENOSPC');
      const lost = log.takeLost();
      disk.resize('1m');
      for (const number of numbers(200, 200)) log.write(line(number));
      expect(log.trouble()).toBeNull();
      log.close();
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      const whole = lines.filter((text) => text.length === 99).map(numberOf);
      expect(lines.length - whole.length).toBeLessThanOrEqual(1);
      expect(whole).toEqual([...numbers(200 - lost), ...numbers(200, 200)]);
    });
  },
);
