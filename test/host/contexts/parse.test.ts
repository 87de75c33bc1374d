import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { absoluteDirectories } from '../../../host/contexts/parse.ts';
import { readEnvironment } from '../../../host/formats/environment.ts';

const odd = { PATH: '/a:/b', EMPTY: '', EQUALS: 'a=b=c', LINES: 'one\ntwo\n\nthree', UMLAUT: 'grüße' };

test('the output of the real env is read back', () => {
  const print = (...flags: string[]) => execFileSync('/usr/bin/env', flags, { env: odd, encoding: 'utf8' });
  expect(readEnvironment(print('-0'))).toEqual(odd);
  expect(readEnvironment(print())).toEqual(odd);
});

test('nothing, and lines before the first variable', () => {
  expect(readEnvironment('')).toEqual({});
  expect(readEnvironment('noise\nA=1\n')).toEqual({ A: '1' });
});

test('only absolute directories are searched', () => {
  expect(absoluteDirectories('/a::.:relative:~/go/bin:/b:/a')).toEqual(['/a', '/b', '/a']);
  expect(absoluteDirectories('')).toEqual([]);
});
