import { describe, expect, it, test } from 'vitest';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import { longestText, matchesIn } from '../../../probes/errors/match.ts';
import { ordinary } from './ordinary.ts';

/** A form as a program would print it, with values in place of its names. */
const printed = (form: string): string =>
  form.replace(/<file>/g, '/usr/local/bin/x y').replace(/<[a-z]+>/g, 'v1.2.3');

const rows = [...errorRows.values()];

test('ids are letters with numbers, unique, and every form is found again as a line of a log', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  for (const { id, says } of rows) {
    expect(id).toMatch(/^[A-L]\d\d$/);
    for (const form of says) {
      const found = matchesIn(`first line\n\x1b[31m#7 96.84 ${printed(form)}\x1b[0m\r\nlast line`);
      expect(
        found.map(({ row }) => row.id),
        form,
      ).toContain(id);
    }
  }
});

test.each(rows.filter(({ rare }) => !rare))('the text of $id finds its own row first', ({ id, says }) => {
  expect(matchesIn(printed(says[0] ?? ''))[0]?.row.id).toBe(id);
});

test('every row has a cause and a next step in both languages', () => {
  for (const { id, en, zh, links } of rows) {
    for (const text of [en.cause, en.next, en.wrong ?? 'None.']) expect(text, id).toMatch(/^\S.*[.!)]$/);
    for (const text of [zh.cause, zh.next]) expect(text, id).toMatch(/[\u4e00-\u9fff].*[。）]$/);
    expect(zh.wrong ?? '无。', id).toMatch(/。$/);
    expect(zh.wrong === undefined, id).toBe(en.wrong === undefined);
    for (const link of links) expect(link, id).toMatch(/^https:\/\//);
  }
});

describe('values', () => {
  it.each([
    ['bash: line 1: ./x: cannot execute binary file: Exec format error', { file: './x' }],
    ['zsh: exec format error: ./my tool', { file: './my tool' }],
    [
      'C compiler "clang-99" not found: exec: "clang-99": executable file not found in $PATH',
      { compiler: 'clang-99', name: 'clang-99' },
    ],
    [
      'go: m@v1 requires go >= 1.27 (running go 1.26.8; GOTOOLCHAIN=local)',
      { needed: '1.27', running: '1.26.8', setting: 'local' },
    ],
    ['verifying example.com/a@v1.0.0: checksum mismatch', { module: 'example.com/a@v1.0.0' }],
  ])('%s', (line, values) => {
    expect(matchesIn(line)[0]?.values).toEqual(values);
  });
});

test('the last error of a text of maximum length is found after a million empty lines', () => {
  const text = `${'\n'.repeat(longestText - 100)}go: import cycle not allowed`;
  expect(matchesIn(text).map(({ row }) => row.id)).toEqual(['D33']);
});

describe('nothing is said about an ordinary log', () => {
  const said = (text: string): readonly string[] => matchesIn(text).map(({ row }) => row.id);

  test('with many lines', () => {
    const lines = new Set([...ordinary.values()].flat());
    expect(lines.size).toBeGreaterThanOrEqual(700);
  });

  test.each([...ordinary])('%s, line by line and as a whole', (_, lines) => {
    for (const line of lines) expect(said(line), line).toEqual([]);
    for (let at = 0; at < lines.length; at += 5) {
      const some = lines.slice(at, at + 5).join('\r\n');
      expect(said(some), some).toEqual([]);
    }
    expect(said(lines.join('\n'))).toEqual([]);
  });
});
