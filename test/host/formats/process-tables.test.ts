import { expect, test } from 'vitest';
import { readEnvironment, readSystemdEnvironment } from '../../../host/formats/environment.ts';
import { readEnvironmentLines } from '../../../host/formats/environment-d.ts';
import { openFilesIn } from '../../../host/formats/lsof.ts';
import { psArguments, psRows } from '../../../host/formats/ps.ts';
import { decodedHex, decodedVis } from '../../../host/formats/vis.ts';

test.each([
  ['/Users/kim/M-CM-<ber', '/Users/kim/über'],
  ['/Users/kim/M-iM-!M-9M-gM^[M-.', '/Users/kim/项目'],
  ['M-pM^_M^XM^@', '😀'],
  ['/a/M-C/b', '/a/M-C/b'],
  ['MM-CM-<', 'Mü'],
  ['M-C\\240', 'à'],
  ['/plain/über', '/plain/über'],
  ['M-mM-0M^@', 'M-mM-0M^@'],
])('output of ps for %j', (text, expected) => {
  expect(decodedVis(text)).toBe(expected);
});

test.each([
  ['/a/\\xc3\\xbcber', '/a/über'],
  ['\\xe9\\xa1\\xb9\\xe7\\x9b\\xae', '项目'],
  ['/a/\\xc3', '/a/\\xc3'],
  ['/a/\\x41\\xzz', '/a/\\x41\\xzz'],
  ['/a/项目', '/a/项目'],
])('output of lsof for %j', (text, expected) => {
  expect(decodedHex(text)).toBe(expected);
});

test('rows of ps with names in every script', () => {
  const [row] = psRows(
    '  700     1   501     4004 Mon Nov 23 22:40:01 2026     /Users/kim/M-CM-<ber/bin/gopls\n',
  );
  expect(row).toEqual({
    ...{ pid: 700, parent: 1, uid: 501, flags: 0x4004, startedMs: Date.UTC(2026, 10, 23, 22, 40, 1) },
    command: '/Users/kim/über/bin/gopls',
  });
  expect([...psArguments('  7 /b/M-CM-< -x\nnoise\n')]).toEqual([[7, '/b/ü -x']]);
});

test('open files of lsof', () => {
  const text = 'p7\nfcwd\nn/a/\\xc3\\xbc\nf5\nG0x4003;0x1\nn/b\nf6\nnpipe\np8\nfcwd\nn/c\n';
  expect([...openFilesIn(text)]).toEqual([
    { pid: 7, descriptor: 'cwd', flags: 0, path: '/a/ü' },
    { pid: 7, descriptor: '5', flags: 0x4003, path: '/b' },
    { pid: 8, descriptor: 'cwd', flags: 0, path: '/c' },
  ]);
});

test('env without -0: functions and multi-line values do not run into other variables', () => {
  const text = [
    ...[
      'HOME=/h',
      'PATH=/usr/bin:/bin',
      'BASH_FUNC_which%%=() {  ( alias;',
      ' eval x ) | /usr/bin/which "$@"',
      '}',
    ],
    ...[
      'BASH_FUNC_set%%=() {  cat <<E',
      'PATH=/evil',
      'E',
      '}',
      'BASH_FUNC_one%%=() { :; }',
      'LINES=one',
      ' two',
      '',
    ],
    ...['three', 'npm_config_//registry/:_x=y', '_=/usr/bin/env', ''],
  ].join('\n');
  expect(readEnvironment(text)).toEqual({
    ...{ HOME: '/h', PATH: '/usr/bin:/bin', LINES: 'one\n two\n\nthree', _: '/usr/bin/env' },
  });
});

test('systemctl show-environment', () => {
  expect(readSystemdEnvironment("A=b\nC=$'one\\ntwo \\'x\\''\nD=$'\nE=$x\n")).toEqual({
    ...{ A: 'b', C: "one\ntwo 'x'", D: "$'", E: '$x' },
  });
});

test('environment.d values that expand each other stay within the size of an environment', () => {
  const known = { A: 'x'.repeat(1000) };
  // Of a name that is set again only the last value is kept.
  expect(readEnvironmentLines('A=$A$A\n'.repeat(9000), known)).toEqual([['A', 'x'.repeat(65_536)]]);
  const lines = Array.from({ length: 5000 }, (_, index) => `A${index}=${'$A'.repeat(60)}\n`);
  const all = readEnvironmentLines(lines.join(''), known);
  expect(all.reduce((sum, [, value]) => sum + value.length, 0)).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect(all[0]).toEqual(['A0', 'x'.repeat(60_000)]);
});

test('environment.d', () => {
  const text = '# c\nPATH="$HOME/bin:${PATH}"\nexport A=$NOBODY${B:-x}$\nC=\'$A\'\nno line\n1=2\nD=${HOME';
  expect(readEnvironmentLines(text, { HOME: '/h', PATH: '/bin' })).toEqual([
    ['PATH', '/h/bin:/bin'],
    ['A', '$'],
    ['C', '$'],
    ['D', '${HOME'],
  ]);
});
