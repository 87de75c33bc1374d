import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareCompiled } from '../../cli/commands/run/compiled.ts';
import { compiledIn, useCompiled } from '../../cli/compiled.ts';
import { temporary } from './machine.ts';

function using(cache: string) {
  const used: string[] = [];
  return { isUsed: useCompiled(cache, (directory) => used.push(directory)), used };
}

test('compiled code is kept in the private directory that the daemon made for it', () => {
  const cache = join(temporary('compiled'), 'cache');
  expect(using(cache)).toEqual({ isUsed: false, used: [] });
  expect(existsSync(cache)).toBe(false);
  prepareCompiled(cache, Date.now());
  expect([cache, compiledIn(cache)].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
  expect(using(cache)).toEqual({ isUsed: true, used: [compiledIn(cache)] });
});

test.each([0o770, 0o707, 0o755])('a directory that others can enter (%o) is not used', (mode) => {
  const cache = join(temporary('compiled'), 'cache');
  prepareCompiled(cache, Date.now());
  chmodSync(cache, mode);
  expect(using(cache).used).toEqual([]);
  chmodSync(cache, 0o700);
  chmodSync(compiledIn(cache), mode);
  expect(using(cache).used).toEqual([]);
});

test('nor is a link', () => {
  const [cache, other] = [join(temporary('compiled'), 'cache'), join(temporary('compiled'), 'other')];
  for (const path of [cache, other]) mkdirSync(path, { mode: 0o700 });
  symlinkSync(other, compiledIn(cache));
  expect(using(cache).used).toEqual([]);
  expect(() => prepareCompiled(cache, Date.now())).toThrow(compiledIn(cache));
});

test('entries older than a month are removed when the daemon starts', () => {
  const cache = join(temporary('compiled'), 'cache');
  prepareCompiled(cache, Date.now());
  const version = join(compiledIn(cache), 'v22.23.3-x64-9ac5647c-0');
  mkdirSync(version);
  for (const name of ['0000aaaa', '0000bbbb']) writeFileSync(join(version, name), '');
  const old = Date.now() / 1000 - 31 * 86_400;
  // A place with our name may be a person's: anything but compiled code stays, however old.
  writeFileSync(join(version, '0000cccc'), 'mine');
  writeFileSync(join(version, 'notes.txt'), '');
  mkdirSync(join(compiledIn(cache), 'src'));
  writeFileSync(join(compiledIn(cache), 'src', '0000dddd'), '');
  for (const name of ['0000aaaa', '0000cccc', 'notes.txt', '../src/0000dddd'])
    utimesSync(join(version, name), old, old);
  prepareCompiled(cache, Date.now());
  expect(readdirSync(version).toSorted()).toEqual(['0000bbbb', '0000cccc', 'notes.txt']);
  expect(readdirSync(join(compiledIn(cache), 'src'))).toEqual(['0000dddd']);
});
