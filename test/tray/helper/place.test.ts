import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  placeDirectories,
  placeFiles,
  quoted,
  readKnown,
  Unsafe,
  wrapper,
} from '../../../tray/helper/place.ts';
import { scratch } from './scripted.ts';

const mode = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);
const content = Buffer.from('#!/bin/sh\necho ours\n');

afterEach(() => vi.restoreAllMocks());

describe('directories', () => {
  test('are created private, whatever the umask is', () => {
    const outer = join(scratch(), 'outer');
    const before = process.umask(0);
    try {
      placeDirectories(outer, join(outer, 'inner'));
    } finally {
      process.umask(before);
    }
    expect([mode(outer), mode(join(outer, 'inner'))]).toEqual(['700', '700']);
  });

  test('that others may enter, that are links or that are not ours are refused', () => {
    const folder = scratch();
    const open = join(folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    chmodSync(open, 0o755);
    expect(() => placeDirectories(open)).toThrow(`${open}: others may use it (mode 755)`);
    const link = join(folder, 'link');
    symlinkSync(folder, link);
    expect(() => placeDirectories(link)).toThrow(`${link}: it is a link or a file, not a directory`);
    vi.spyOn(process, 'getuid').mockReturnValue(4242);
    expect(() => placeDirectories(folder)).toThrow(/: it belongs to user \d+$/);
  });
});

describe('files', () => {
  test('are written executable and private, and restored when their content differs', () => {
    const path = join(scratch(), 'helper');
    placeFiles({ path, content });
    expect(mode(path)).toBe('700');
    writeFileSync(path, '#!/bin/sh\necho planted\n');
    placeFiles({ path, content });
    expect(readFileSync(path)).toEqual(content);
    // The lost execute bit is restored with the content.
    chmodSync(path, 0o600);
    writeFileSync(path, 'other');
    placeFiles({ path, content });
    expect(mode(path)).toBe('700');
  });

  test('a link in their place is refused, and its target is left alone', () => {
    const folder = scratch();
    const target = join(folder, 'target');
    writeFileSync(target, 'precious', { mode: 0o700 });
    const path = join(folder, 'helper');
    symlinkSync(target, path);
    expect(() => placeFiles({ path, content })).toThrow(new Unsafe(path, 'it is not a regular file'));
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test.each([
    [0o770, /others may use it \(mode 770\)/],
    [0o702, /others may use it \(mode 702\)/],
    [0o600, /gowarden may not run it/],
  ])('mode %o is refused', (bits, why) => {
    const path = join(scratch(), 'helper');
    placeFiles({ path, content });
    chmodSync(path, bits);
    expect(() => placeFiles({ path, content })).toThrow(why);
  });

  test("another user's are refused", () => {
    const path = join(scratch(), 'helper');
    placeFiles({ path, content });
    vi.spyOn(process, 'getuid').mockReturnValue(4242);
    expect(() => placeFiles({ path, content })).toThrow(/: it belongs to user \d+$/);
  });

  test('from a package are used only with known content', () => {
    const path = join(scratch(), 'program');
    writeFileSync(path, 'abc');
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(readKnown(path, known).toString()).toBe('abc');
    writeFileSync(path, 'abd');
    expect(() => readKnown(path, known)).toThrow(
      new RegExp(`${path}: expected SHA-256 ${known}, got a52d159f`),
    );
  });
});

test('the wrapper enters a directory of any name, and the shell runs nothing in it', () => {
  const directory = join(scratch(), `it's $(touch planted) "a" \\ \`b\` 目录`);
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'run');
  writeFileSync(path, wrapper(directory, `echo ${quoted(`'$HOME'`)}`, 'exec /bin/pwd'), { mode: 0o700 });
  expect(execFileSync(path, { encoding: 'utf8', cwd: '/' })).toBe(`'$HOME'\n${directory}\n`);
});
