import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import type { Table } from './headers/table.ts';
import { scenarios } from './scenarios/scenarios.ts';

/** Byte for byte what is installed. */
const script = readFileSync(new URL('../../../dist/tray-helper.js', import.meta.url), 'utf8');
const headers = new URL('../../fixtures/apple-headers.json', import.meta.url);
const table = JSON.parse(readFileSync(headers, 'utf8')) as Table;

describe('the native helper as installed', () => {
  test.each(Object.entries(scenarios))('%s', (_name, scenario) => {
    scenario({ script, table, run: (text, globals) => void runInNewContext(text, globals) });
  });
});

test('the script has no syntax unknown to the oldest Macs with Apple silicon', () => {
  const parse = (text: string, ecmaVersion: 2021 | 2022) =>
    new Linter()
      .verify(text, { languageOptions: { ecmaVersion, sourceType: 'script' } })
      .map(({ message }) => message);
  // Class fields appeared in 2021 (https://developer.apple.com/videos/play/wwdc2021/10030), after those Macs' Safari 14.
  expect(parse('class A { #a = 1; }', 2022)).toEqual([]);
  expect(parse('class A { #a = 1; }', 2021)).not.toEqual([]);
  expect(parse(script, 2021)).toEqual([]);
});
