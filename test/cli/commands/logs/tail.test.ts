import { appendFileSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readable } from '../../../../cli/commands/logs/line.ts';
import { follow, lastLines } from '../../../../cli/commands/logs/tail.ts';

const place = (): string => join(mkdtempSync(join(tmpdir(), 'gowarden-log-')), 'gowarden.log');

async function until(done: () => boolean): Promise<void> {
  for (let look = 0; look < 500 && !done(); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

it('formats pino lines for people and passes other lines on', () => {
  const time = new Date(2026, 10, 23, 14, 2, 9).getTime();
  const line = JSON.stringify({
    level: 40,
    time,
    pid: 1,
    msg: 'slow',
    path: '/a b',
    ms: 3,
    err: { message: 'no', stack: 'at x' },
  });
  expect(readable(line)).toBe('2026-11-23 14:02:09 warn  slow path="/a b" ms=3 err="no"');
  expect(readable('{"level":30,"ti')).toBe('{"level":30,"ti');
  expect(readable('FATAL ERROR: heap')).toBe('FATAL ERROR: heap');
});

it('reads the last lines, and says when the file is missing', () => {
  const file = place();
  expect(lastLines(file, 5)).toBeNull();
  writeFileSync(file, 'a\nb\nc\n');
  expect(lastLines(file, 2)?.lines).toEqual(['b', 'c']);
  expect(lastLines(file, 0)?.lines).toEqual([]);
});

it('follows lines, split characters, a rotation and a truncation', async () => {
  const file = place();
  writeFileSync(file, 'old\n');
  const seen: string[] = [];
  const stop = new AbortController();
  const following = follow(file, lastLines(file, 1)?.end ?? 0, stop.signal, (line) => seen.push(line));
  const sign = Buffer.from('小\n');
  appendFileSync(file, sign.subarray(0, 2));
  appendFileSync(file, sign.subarray(2));
  await until(() => seen.length === 1);
  renameSync(file, `${file}.1`);
  writeFileSync(file, 'after rotation\n');
  await until(() => seen.length === 2);
  writeFileSync(file, 'cut\n');
  await until(() => seen.length === 3);
  stop.abort();
  await following;
  expect(seen).toEqual(['小', 'after rotation', 'cut']);
});
