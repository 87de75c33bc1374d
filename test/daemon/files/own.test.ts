import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ensurePrivateDirectory,
  makeTemporary,
  removeEmptyOwn,
  removeOwn,
  removeTemporary,
  setAside,
} from '../../../daemon/files/own.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'gowarden-own-'));
});
afterEach(() => rmSync(place, { recursive: true }));

test('a directory of our own is made private, whatever it was before', () => {
  ensurePrivateDirectory(join(place, 'a/b'));
  expect(statSync(join(place, 'a/b')).mode & 0o777).toBe(0o700);
});

test('where it cannot be created the path, the reason and the next step are shown', () => {
  writeFileSync(join(place, 'file'), '');
  const inside = join(place, 'file/run');
  expect(() => ensurePrivateDirectory(inside)).toThrow(
    `Expected to be able to create ${inside}, got ENOTDIR; check who owns the directory above it, or choose another place with --state`,
  );
});

test('what is set aside never takes another file’s place', () => {
  const path = join(place, 'history.db');
  const taken = `${path}.aside-19700101T000000`;
  writeFileSync(taken, 'of somebody');
  writeFileSync(path, 'ours');
  expect(setAside(path, [], 0)).toBe(`${taken}-2`);
  expect(readFileSync(taken, 'utf8')).toBe('of somebody');
});

test('a directory is removed only when empty, and a file never through a link', () => {
  const file = join(place, 'd/thesis.txt');
  mkdirSync(join(place, 'd'));
  writeFileSync(file, 'years of work');
  symlinkSync(file, join(place, 'link'));
  removeEmptyOwn(join(place, 'd'));
  expect(() => removeOwn(join(place, 'd'))).toThrow(/EISDIR|EPERM/);
  removeOwn(join(place, 'link'));
  expect(readFileSync(file, 'utf8')).toBe('years of work');
});

test('a temporary directory is removed only if it is one of ours', () => {
  const ours = makeTemporary('own');
  writeFileSync(join(place, 'thesis.txt'), 'years of work');
  symlinkSync(place, join(ours, 'link'));
  removeTemporary(ours);
  expect(existsSync(ours)).toBe(false);
  for (const path of [join(place, 'd'), tmpdir(), join(tmpdir(), 'gowarden-mine')]) {
    expect(() => removeTemporary(path)).toThrow('Expected a temporary directory of gowarden');
  }
  expect(readFileSync(join(place, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('one in which a program is still writing for a moment is removed as well', async () => {
  for (let round = 0; round < 5; round += 1) {
    const ours = makeTemporary('own');
    mkdirSync(join(ours, 'd'));
    const writes = `i=0; while : >d/$i; do i=$((i+1)); [ $i = 500 ] && echo; [ $i = 5000 ] && exit; done`;
    const writer = spawn('sh', ['-c', writes], { cwd: ours, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(writer, 'close');
    await once(writer.stdout, 'data');
    removeTemporary(ours);
    expect(existsSync(ours)).toBe(false);
    await ended;
  }
});
