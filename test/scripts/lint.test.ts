import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import house from '../../scripts/lint/plugin.mjs';

function reported(code: string): readonly string[] {
  const rules = { 'house/linear-regex': 'error', 'house/bounded-read': 'error' } as const;
  const found = new Linter().verify(code, [{ plugins: { house }, rules }]);
  return found.map(({ ruleId, messageId }) => `${ruleId ?? ''} ${messageId ?? ''}`);
}

test.each([
  [String.raw`/\s+$/`],
  [String.raw`/\/\/.*$/`],
  [String.raw`/("(?:[^"\\]|\\.)*")|,/g`],
  [String.raw`/<a [^>]*b="c"/d`],
  [String.raw`/^(a|a)*$/`],
  ["const a = '\\\\s+$'; new RegExp(a)"],
  ["const a = 'a+'; new RegExp(`x(${a})+$`, 'g')"],
  ['new RegExp(String.raw`\\s+$`)'],
])('a regular expression that a text can slow down: %s', (code) => {
  expect(reported(code)).toEqual(['house/linear-regex slow']);
});

test.each([
  [String.raw`/^\s*a/`],
  [String.raw`/[a-z]{2,4}$/`],
  [String.raw`/^[^=]*=/d`],
  ["new RegExp('^a+$')"],
  ["import { readSync } from 'node:fs'"],
])('fast and bounded: %s', (code) => {
  expect(reported(code)).toEqual([]);
});

test.each([
  ['new RegExp(word)', 'house/linear-regex assembled'],
  ['RegExp(`${word}+`)', 'house/linear-regex assembled'],
  ["import { readFileSync } from 'node:fs'", 'house/bounded-read unbounded'],
  ["import { readFile as read } from 'fs/promises'", 'house/bounded-read unbounded'],
  ["import * as fs from 'fs'", 'house/bounded-read unbounded'],
  ["import fs from 'node:fs'", 'house/bounded-read unbounded'],
  ["await import('node:fs')", 'house/bounded-read unbounded'],
])('refused: %s', (code, expected) => {
  expect(reported(code)).toEqual([expected]);
});
