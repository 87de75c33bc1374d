import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Words that a native speaker would not use here, with what to say instead. */
const unplain: readonly (readonly [RegExp, string])[] = [
  [/\btold\b|\btells?\b|\btelling\b/i, 'reported, notified, shows'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\b(take|takes|taken|taking|took)\b [^.,;]{0,20}\bback\b|\b(taken|take) back\b/i, 'undo, put back'],
  [/\bfor good\b/i, 'permanently'],
  [/\bforeign\b/i, 'non-native'],
  [/\b(could|can) ?not (be told|tell)\b/i, 'unknown'],
  [/\bis no\b(?! longer)/i, 'is not a, does not exist'],
  [/\bstands?\b/i, 'is'],
  [/\bto whom\b/i, 'who … to'],
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*/text.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('test/'));

/** The English texts: strings, and those in the functions that fill them. */
function englishIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return literalsIn(String(value));
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return englishIn(value.en);
  return Object.values(value).flatMap(englishIn);
}

function literalsIn(source: string): readonly string[] {
  return [...source.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
    .map(([literal]) => literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '…'))
    .filter((text) => text.includes(' '));
}

const unplainIn = (text: string): readonly string[] =>
  unplain.flatMap(([word, plain]) => (word.test(text) ? [`${text} (${plain})`] : []));

test.each(files)('%s uses plain English', async (file) => {
  const exported = (await import(root + file)) as Readonly<Record<string, unknown>>;
  expect(Object.values(exported).flatMap(englishIn).flatMap(unplainIn)).toEqual([]);
});

test('sentences are checked, including those that a function builds', () => {
  const texts = { en: { a: 'It cannot be told.', b: (v: string) => `${v} is removed for good` }, zh: {} };
  expect(englishIn(texts).flatMap(unplainIn)).toHaveLength(3);
  expect(files.length).toBeGreaterThan(70);
});

/** Pages that people write; docs/rules, docs/errors and docs/json are generated from the texts above, and quote those of other programs. */
const pages = execFileSync('git', ['ls-files', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'docs/*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((page) => !/^$|^docs\/(?:rules|errors)\//.test(page));

/** Without what is quoted: code, and words in quotation marks. */
const spoken = (page: string): readonly string[] =>
  readFileSync(root + page, 'utf8')
    .replaceAll(/```[^`]*```|`[^`\n]*`|"[^"\n]*"/g, '…')
    .split('\n');

/** `foreign` is a word of its own there, for formats and file systems that are not ours. */
const unplainOnPages = unplain.filter(([word]) => !word.test('foreign'));

test.each(pages)('%s uses plain English', (page) => {
  const found = spoken(page).flatMap((line, index) =>
    unplainOnPages.flatMap(([word, plain]) => {
      const [met] = word.exec(line) ?? [];
      return met === undefined ? [] : [`${page}:${index + 1}: ${met} (${plain})`];
    }),
  );
  expect(found).toEqual([]);
});
