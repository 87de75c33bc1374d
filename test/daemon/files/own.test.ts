import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensurePrivateDirectory } from '../../../daemon/files/own.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'gowarden-own-'));
});
afterEach(() => rmSync(place, { recursive: true }));

test('a directory of our own is private, whatever it was before', () => {
  ensurePrivateDirectory(join(place, 'a/b'));
  expect(statSync(join(place, 'a/b')).mode & 0o777).toBe(0o700);
});

test('where none can be made the path, the reason and the next step are said', () => {
  writeFileSync(join(place, 'file'), '');
  const inside = join(place, 'file/run');
  expect(() => ensurePrivateDirectory(inside)).toThrow(
    `Expected to be able to create ${inside}, got ENOTDIR; check who owns the directory above it, or choose another place with --state`,
  );
});
