import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';
import told from '../../scripts/lint/told.js';

function reported(code: string, file = 'a.ts'): readonly string[] {
  const config = [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { told },
      rules: { 'told/names': 'error' as const, 'told/commands': 'error' as const },
    },
  ];
  return new Linter().verify(code, config, file).map(({ ruleId }) => ruleId ?? '');
}

test.each([
  ['text.en.summary(values)'],
  ["text['zh'].summary(values)"],
  ["import { en } from './text.ts'"],
  ['const { zh } = texts'],
  ['const line = name as Visible'],
  ['write(`${name}` as Printed)'],
  ['process.stdout.write(name)'],
  ['console.log(name)'],
])('output to users in which a name could have an effect is refused: %s', (code) => {
  expect(reported(code)).toEqual(['told/names']);
});

test.each([['inLanguage(language, texts).summary(values)'], ['const texts = { en, zh }'], ['visible(name)']])(
  'output that makes names visible is allowed: %s',
  (code) => {
    expect(reported(code)).toEqual([]);
  },
);

test.each([
  ['const next = `look whose it is: ls -ld ${path}`'],
  ['const next = `Run \\`gowarden clean ${id}\\`.`'],
  ['const next = `go install ${module}@${version} 会拒绝`'],
  ['const next = `gowarden doctor --host "${machine}"`'],
  ['const next = `kill ${pid}`'],
  ["const next = 'brew uninstall ' + formula"],
  ["const next = ['gowarden undo', id].join(' ')"],
  ["const phrases = { next: { en: 'xattr -d com.apple.quarantine {path}' } }"],
])('a command with an unquoted value is refused: %s', (code) => {
  expect(reported(code)).toEqual(['told/commands']);
});

test('a sentence receives its command, since its values were already escaped for users', () => {
  const code = "import { commandLine } from '../../messages/command.ts'";
  expect(reported(code, 'cli/commands/a/text.ts')).toEqual(['told/commands']);
  expect(
    reported("import type { Command } from '../../messages/command.ts'", 'cli/commands/a/text.ts'),
  ).toEqual([]);
});

test.each([
  ['const next = commandLine`ls -ld ${path}`'],
  ['const head = `go mod tidy works in ${module}.`'],
  ['const cost = `gowarden uses ${what}.`'],
  ['const line = `go ${version} ${architecture}`'],
])('anything but such a command is allowed: %s', (code) => {
  expect(reported(code)).toEqual([]);
});
