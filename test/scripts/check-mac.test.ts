import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const script = join(checkout, 'scripts/check-mac');

/** A checkout with a table of its own, on a system that calls itself Darwin. */
function run(rows: readonly string[], ...rest: string[]) {
  const top = mkdtempSync(join(tmpdir(), 'gowarden-check-mac-'));
  for (const name of ['scripts', 'docs', 'bin']) mkdirSync(join(top, name));
  copyFileSync(script, join(top, 'scripts/check-mac'));
  writeFileSync(join(top, 'bin/uname'), '#!/bin/sh\necho Darwin\n');
  chmodSync(join(top, 'bin/uname'), 0o755);
  const head = [
    '# Title',
    '',
    '| id | where | claim | command | matches | source |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  writeFileSync(join(top, 'docs/needs-a-mac.md'), [...head, ...rows, ''].join('\n'));
  const env = {
    ...process.env,
    PATH: `${join(top, 'bin')}:${process.env.PATH ?? ''}`,
    CHECK_MAC_SECONDS: '1',
  };
  return spawnSync(join(top, 'scripts/check-mac'), rest, { encoding: 'utf8', env });
}

const good = '| `good` | any | it is so | `printf "one\\ntwo\\n" \\| tail -n 1` | `^two$` | [source](x) |';

describe('a row', () => {
  test('passes when a line of the output matches', () => {
    const { status, stdout } = run([good]);
    expect(stdout).toMatch(/^pass +good +it is so\n1 passed, 0 failed, 0 unknown/);
    expect(status).toBe(0);
  });

  test('fails when none does, and shows the output', () => {
    const { status, stdout } = run([
      '| `bad` | any | it is so | `echo seven; exit 3` | `^eight$` | x |',
      good,
    ]);
    expect(stdout).toMatch(
      /^fail +bad +it is so\n +expected: \^eight\$\n +ran: echo seven; exit 3 \(exit code 3\)\n +\| seven\n/,
    );
    expect(stdout).toContain('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  test.each(['exit 77', '/nowhere/program', 'sleep 60'])('unknown: %s', (command) => {
    const { status, stdout } = run([`| \`odd\` | any | it is so | \`${command}\` | \`.\` | x |`]);
    expect(stdout).toMatch(/^unknown +odd/);
    expect(stdout).toContain('0 passed, 0 failed, 1 unknown');
    expect(status).toBe(0);
  });

  test('for other hardware is skipped, and one can be run alone', () => {
    const other = '| `other` | arm64 | it is so | `echo x` | `x` | x |';
    expect(run([good, other]).stdout).toContain('1 passed');
    expect(run([good, good.replace('`good`', '`more`')], 'more').stdout).toMatch(/^pass +more .*\n1 passed/);
  });
});

test('hardware other than expected is a failure', () => {
  const { status, stdout } = run([good], '--expect', 'arm64');
  expect(stdout).toContain('this Mac is amd64, arm64 was expected');
  expect(status).toBe(1);
});

test('anything but a Mac is refused, and so is wrong usage', () => {
  if (process.platform !== 'darwin') {
    const { status, stderr } = spawnSync(script, { encoding: 'utf8' });
    expect(stderr).toContain('this is Linux. Nothing was checked');
    expect(status).toBe(2);
  }
  expect(spawnSync(script, ['--what']).status).toBe(2);
  expect(spawnSync(script, ['--expect']).status).toBe(2);
});

test('every row of the page can be run, has a source and a claim of its own', () => {
  const { stdout } = spawnSync(script, ['--list'], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const page = readFileSync(join(checkout, 'docs/needs-a-mac.md'), 'utf8');
  expect(rows).toHaveLength(page.split('\n').filter((line) => line.startsWith('| `')).length);
  for (const [id = '', where = '', claim = '', command = '', expectation = ''] of rows) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(['any', 'arm64', 'amd64']).toContain(where);
    expect(claim, id).not.toBe('');
    expect(spawnSync('/bin/sh', ['-n', '-c', command], { encoding: 'utf8' }).stderr, id).toBe('');
    expect(spawnSync('grep', ['-E', '--', expectation], { input: '', encoding: 'utf8' }).stderr, id).toBe('');
  }
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  for (const line of page.split('\n').filter((row) => row.startsWith('| `'))) {
    expect(line.trimEnd(), line).toMatch(/\[[^\]]+\]\(https:[^)]+\) *\|$/);
  }
});

const noShellcheck = spawnSync('shellcheck', ['--version']).error !== undefined;
test.skipIf(noShellcheck)('the script is plain POSIX shell (needs shellcheck)', () => {
  const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', script], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
