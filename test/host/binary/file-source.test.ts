import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NotAFile, withFile } from '../../../host/binary/file-source.ts';

const directory = mkdtempSync(join(tmpdir(), 'gowarden-source-'));
afterAll(() => rmSync(directory, { recursive: true }));

const text = 'the bytes of a file';
const file = join(directory, 'file');
writeFileSync(file, text);

function codeOf(path: string): unknown {
  try {
    return withFile(path, () => 'opened');
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('reads the bytes asked for, fewer at the end and none past it', () => {
  const parts = withFile(file, (source) => {
    const read = (offset: number, length: number): string => String(Buffer.from(source.read(offset, length)));
    return [source.size, read(4, 5), read(15, 100), read(100, 5), read(0, 0)];
  });
  expect(parts).toEqual([text.length, 'bytes', 'file', '', '']);
});

test('follows links, and refuses what is no regular file without waiting for it', () => {
  const fifo = join(directory, 'fifo');
  execFileSync('mkfifo', [fifo]);
  symlinkSync(file, join(directory, 'link'));
  symlinkSync(fifo, join(directory, 'link-to-fifo'));
  symlinkSync('loop', join(directory, 'loop'));
  expect(codeOf(join(directory, 'link'))).toBe('opened');
  expect(codeOf(fifo)).toBe('ENOTSUP');
  expect(codeOf(join(directory, 'link-to-fifo'))).toBe('ENOTSUP');
  expect(codeOf('/dev/null')).toBe('ENOTSUP');
  expect(codeOf(directory)).toBe('EISDIR');
  expect(codeOf(join(directory, 'absent'))).toBe('ENOENT');
  expect(codeOf(join(directory, 'loop'))).toBe('ELOOP');
  expect(() => withFile('/dev/null', () => 0)).toThrow(NotAFile);
});

test('a file that may not be read says EACCES', () => {
  const secret = join(directory, 'secret');
  writeFileSync(secret, text);
  chmodSync(secret, 0);
  chmodSync(directory, 0o755);
  // Nothing is closed to root, so it looks as nobody.
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    expect(codeOf(secret)).toBe('EACCES');
  } finally {
    if (root) process.seteuid?.(0);
  }
});
