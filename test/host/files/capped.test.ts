import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cappedBytes,
  cappedText,
  lastText,
  NotAFileError,
  TooLargeError,
} from '../../../host/files/capped.ts';

let directory: string;
let file: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-capped-'));
  file = join(directory, 'file');
  writeFileSync(file, 'x'.repeat(100_000) + 'ü');
});

afterAll(() => rmSync(directory, { recursive: true }));

test('a file up to the limit is read whole, one byte more is an error', () => {
  expect(cappedText(file, 100_002).endsWith('xü')).toBe(true);
  expect(() => cappedBytes(file, 100_001)).toThrow(TooLargeError);
  expect(() => cappedBytes(join(directory, 'absent'), 10)).toThrow(
    expect.objectContaining({ code: 'ENOENT' }),
  );
});

test('an endless file is read from a descriptor up to the limit, and refused by its path, since it may never begin', () => {
  const endless = openSync('/dev/zero', 'r');
  expect(() => cappedBytes(endless, 1_000_000)).toThrow(TooLargeError);
  closeSync(endless);
  const fifo = join(directory, 'fifo');
  execFileSync('mkfifo', [fifo]);
  for (const path of ['/dev/zero', fifo]) {
    expect(() => cappedBytes(path, 10)).toThrow(NotAFileError);
    expect(() => lastText(path, 10)).toThrow(NotAFileError);
  }
});

test('a descriptor stays open', () => {
  const descriptor = openSync(file, 'r');
  expect(cappedBytes(descriptor, 1_000_000)).toHaveLength(100_002);
  expect(cappedBytes(descriptor, 1)).toHaveLength(0);
  closeSync(descriptor);
});

test('the end of a file', () => {
  expect(lastText(file, 3)).toBe('xü');
  expect(lastText(file, 1_000_000)).toHaveLength(100_001);
});
