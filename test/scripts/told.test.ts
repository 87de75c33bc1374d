import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';
import told from '../../scripts/lint/told.js';

function reported(code: string): readonly string[] {
  const config = [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { told },
      rules: { 'told/names': 'error' as const },
    },
  ];
  return new Linter().verify(code, config, 'a.ts').map(({ ruleId }) => ruleId ?? '');
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
])('a way to people on which a name could act is refused: %s', (code) => {
  expect(reported(code)).toEqual(['told/names']);
});

test.each([['inLanguage(language, texts).summary(values)'], ['const texts = { en, zh }'], ['visible(name)']])(
  'the ways that make it visible are open: %s',
  (code) => {
    expect(reported(code)).toEqual([]);
  },
);
