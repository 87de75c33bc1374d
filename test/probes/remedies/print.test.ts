import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandOf } from '../../../probes/remedies/print.ts';
import { visible } from '../../../messages/visible.ts';
import { append } from '../../../probes/remedies/steps.ts';
import { quote } from '../../../messages/quote.ts';

const shells = ['bash', 'zsh', 'fish'].map((shell) => ({
  shell,
  there: spawnSync(shell, ['-c', 'true']).status === 0,
}));

/** The words that a program gets when that line is typed, separated by NUL. */
function wordsOf(shell: string, words: readonly string[]): readonly string[] {
  const line = [
    process.execPath,
    '-e',
    'process.stdout.write(process.argv.slice(1).join("\\0"))',
    '--',
    ...words,
  ];
  const { stdout } = spawnSync(shell, ['-c', line.map(quote).join(' ')], { encoding: 'utf8' });
  return stdout.split('\0');
}

const nasty = [
  '',
  ' ',
  "'",
  "''",
  '"',
  '\\',
  '\\\\',
  "\\'",
  'a\\',
  '$HOME',
  '$(id)',
  '`id`',
  '~',
  '~root',
  'a~b',
  '=ls',
  'a=b',
  '*',
  '?',
  '[a]',
  '{a,b}',
  '!x',
  '#x',
  ';id',
  '&',
  '|',
  '<x',
  '(x)',
  '%self',
  '-n',
  '项目 Überblick',
  '^x',
  'a:~/b',
];

describe.each(shells)('$shell', ({ shell, there }) => {
  test.skipIf(!there)('takes each word literally', () => {
    expect(wordsOf(shell, nasty)).toEqual(nasty);
  });

  test.skipIf(!there)('takes any word literally', () => {
    const word = fc.oneof(
      fc.string({
        unit: fc.constantFrom(...Array.from('\'"\\$`!~=*?[]{}()<>|&;#%^ a/.:-')),
        maxLength: 12,
      }),
      fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => visible(text) === text),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        expect(wordsOf(shell, words)).toEqual(words);
      }),
      { numRuns: process.env.GOWARDEN_LONG === undefined ? 15 : 500 },
    );
  });

  test.skipIf(!there)(
    'runs what a remedy prints: variables, several steps, and a line at the end of a file',
    () => {
      const home = mkdtempSync(join(tmpdir(), 'gowarden-quote-'));
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      const line = `eval "$(/opt/my brew/bin/brew shellenv)" # it's \\n`;
      const command = commandOf([
        {
          kind: 'run',
          argv: [process.execPath, '-e', 'process.exit(process.env.GOBIN === "~/a b:~/c" ? 0 : 1)'],
          environment: { GOBIN: '~/a b:~/c' },
        },
        { kind: 'edit', file: '~/pro file', before: '', after: `${line}\n` },
        { kind: 'edit', file: '~/pro file', before: '', after: '-n plain\n' },
      ]);
      const { status, stderr } = spawnSync(shell, ['-c', command!], {
        encoding: 'utf8',
        env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(readFileSync(join(home, 'pro file'), 'utf8')).toBe(`${line}\n-n plain\n`);
    },
  );
});

describe.each(shells)('$shell, and a file without a final newline', ({ shell, there }) => {
  test.skipIf(!there)('adds a line of its own', () => {
    const home = mkdtempSync(join(tmpdir(), 'gowarden-quote-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    writeFileSync(join(home, '.zprofile'), 'export EDITOR=vi');
    const line = 'export PATH="/usr/local/go/bin:$PATH"';
    const command = commandOf([append('~/.zprofile', line, true)]);
    const { status } = spawnSync(shell, ['-c', command!], { env: { ...process.env, HOME: home } });
    expect(status).toBe(0);
    expect(readFileSync(join(home, '.zprofile'), 'utf8')).toBe(`export EDITOR=vi\n${line}\n`);
  });
});

test('text that affects a terminal or stays invisible is not a command to paste', () => {
  for (const word of ['a\nb', '\x1b[201~', '\u202e', '\u200b'])
    expect(commandOf([{ kind: 'run', argv: ['brew', 'install', word] }])).toBeNull();
});

test('nor is anything only a person can do, or a change in the middle of a file', () => {
  expect(commandOf([{ kind: 'person', en: 'Look.', zh: '看。' }])).toBeNull();
  expect(commandOf([{ kind: 'edit', file: '/x', before: 'a\n', after: 'b\n' }])).toBeNull();
  expect(commandOf([])).toBeNull();
});

test('a program with `=` in its name is not a variable', () => {
  expect(commandOf([{ kind: 'run', argv: ['a=b', 'c'] }])).toBe("'a=b' c");
});
