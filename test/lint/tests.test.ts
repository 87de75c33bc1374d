import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import house from '../../scripts/lint/plugin.mjs';

/** The messages about a call that is given a function of that many lines. */
function said(call: string, lines: number): readonly string[] {
  const body = Array.from({ length: lines - 2 }, () => '  // …').join('\n');
  const rules: Linter.RulesRecord = { 'house/short-tests': ['error', { max: 100 }] };
  const found = new Linter().verify(`${call}('…', async () => {\n${body}\n});`, [
    { plugins: { house }, rules },
  ]);
  return found.map(({ message }) => message);
}

test.each(['test', 'it', 'test.each([1, 2])', 'test.skipIf(false).each`a`', 'onMac', 'beforeEach'])(
  'a test is at most 100 lines long: %s',
  (call) => {
    expect(said(call, 100)).toEqual([]);
    expect(said(call, 101)).toEqual(['A test of 101 lines, more than 100: part it by what it asserts.']);
  },
);

test.each(['describe', 'describe.each([1, 2])', 'describe.skipIf(true)'])(
  'a block of several tests may be longer: %s',
  (call) => {
    expect(said(call, 200)).toEqual([]);
  },
);
