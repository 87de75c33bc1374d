import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Through } from '../../../desktop/attached/script.ts';
import { throughScriptOfDarwin } from '../../../desktop/attached/terminal.darwin.ts';
import { throughScriptOfLinux } from '../../../desktop/attached/terminal.linux.ts';
import { temporary } from '../../faults/running.ts';

const odd = ['a b', "it's", '$HOME', '`id`', '', '*', 'x\\y', '; exit 1', '"', 'é\t\n'];
const noEnds = { input: false, output: false, errors: false };

/** The shell below `script`, without a terminal: the output of its program, its own report, and its exit code. */
function shell(argv: readonly string[]) {
  const report = join(temporary('script'), 'report');
  const descriptor = openSync(report, 'w');
  const ignored = ['ignore', 'ignore', 'ignore'] as const;
  const [file = '', ...rest] = argv;
  const ran = spawnSync(file, rest, {
    ...{ encoding: 'utf8', env: { PATH: process.env.PATH ?? '', SCRIPT: 'x', SHELL: '/bin/sh' } },
    stdio: ['ignore', 'pipe', 'pipe', ...ignored, descriptor],
  });
  closeSync(descriptor);
  return { stdout: ran.stdout, status: ran.status, report: readFileSync(report, 'utf8') };
}

const linux = (words: readonly string[]): readonly string[] => {
  const { arguments: given } = throughScriptOfLinux(words, noEnds, '/usr/bin/fish') as Through;
  return ['/bin/sh', '-c', given[given.indexOf('-c') + 1] ?? ''];
};
const darwin = (words: readonly string[]): readonly string[] =>
  throughScriptOfDarwin(words, noEnds, '/bin/zsh')?.arguments.slice(2) ?? [];

test.each([
  ['Linux', linux],
  ['macOS', darwin],
])('on %s every word arrives unchanged, and the process reports itself', (_, argv) => {
  const { stdout, report } = shell(argv(['printf', '[%s]', ...odd]));
  expect(stdout).toBe(odd.map((word) => `[${word}]`).join(''));
  expect(report).toMatch(/^\d+\n/);
});

test('the user’s own SHELL is restored', () => {
  expect(shell(linux(['printenv', 'SHELL'])).stdout).toBe('/usr/bin/fish\n');
});

test.each([
  ['exit 9', 9],
  ['kill -9 $$', 137],
  ['kill -INT 0', 130],
])('on macOS the shell reports the end of `%s`, which script does not', (script, code) => {
  const end = shell(darwin(['setsid', '-w', 'sh', '-c', script]));
  expect(end.report).toMatch(new RegExp(`^\\d+\\n${code}\\n$`));
  expect(shell(darwin(['sh', '-c', 'echo ${SCRIPT-unset}'])).stdout).toBe('unset\n');
});
