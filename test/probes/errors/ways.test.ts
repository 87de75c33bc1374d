import { expect, test } from 'vitest';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import { matchesIn } from '../../../probes/errors/match.ts';
import fc from '../../fast-check.ts';

const esc = '\u001b';
const values: Readonly<Record<string, string>> = { file: '/opt/my tools/x', line: '12', number: '4711' };

/** A form as a program prints it. */
const printed = (form: string): string =>
  form.replaceAll(/<([a-z]+)>/g, (_, name: string) => values[name] ?? 'v1.2.3');

/** What a log, a terminal, a container or a build server puts before a line, or around it. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `    ${text}`,
  (text) => `\t${text}\r`,
  (text) => `#12 3.456 ${text}`,
  (text) => `2026-11-30T10:00:00.1234567Z ${text}`,
  (text) => `2026-11-30 10:00:00,123 ${text}`,
  (text) => `2026/11/30 10:00:00 ${text}`,
  (text) => `[10:00:00] ${text}`,
  (text) => `##[error]${text}`,
  (text) => `2026-11-30T10:00:00Z ##[error]${text}`,
  (text) => `make[1]: ${text}`,
  (text) => `app-1  | ${text}`,
  (text) => `Nov 30 10:00:00 ${text}`,
  (text) => `${esc}[31m${text}${esc}[0m`,
  (text) => `${esc}[1;31merror:${esc}[0m ${text}`,
  (text) => `^[[31m${text}^[[0m`,
  (text) => `  10%\r 90%\r${text}`,
  (text) => `> ${text}`,
  (text) => `error: ${text}`,
  (text) => `ERROR ${text}`,
  (text) => JSON.stringify({ time: '2026-11-30T10:00:00Z', log: text }),
];

/** None of it is known. */
const around: readonly string[] = ['', 'building shop', 'exit status 1', 'FAIL', 'see the log above'];

const rows = [...errorRows.values()].filter(({ rare }) => !rare);
const isLong = process.env.GOWARDEN_LONG === '1';
/** The long form takes minutes. */
const longest = isLong ? 1_800_000 : 60_000;

test('the text of a row is found first, however it arrives', { timeout: longest }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rows),
      fc.constantFrom(...ways),
      fc.constantFrom(...around),
      fc.constantFrom(...around),
      fc.constantFrom('\n', '\r\n'),
      (row, way, before, behind, end) => {
        const text = [before, way(printed(row.says[0] ?? '')), behind]
          .filter((line) => line !== '')
          .join(end);
        expect(matchesIn(text)[0]?.row.id, text).toBe(row.id);
      },
    ),
    { numRuns: isLong ? 20_000 : 200 },
  );
});

test('several error texts are each found, in any order', { timeout: longest }, () => {
  const errors = rows.filter(({ means }) => means === undefined);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...errors), { minLength: 2, maxLength: 5 }),
      fc.array(fc.constantFrom(...ways), { minLength: 5, maxLength: 5 }),
      (some, by) => {
        const text = some
          .map(({ says }, index) => (by[index] ?? String)(printed(says[0] ?? '')))
          .join('\nsee above\n');
        const found = matchesIn(text).map(({ row }) => row.id);
        expect(found, text).toEqual(expect.arrayContaining(some.map(({ id }) => id)));
      },
    ),
    { numRuns: isLong ? 5000 : 100 },
  );
});

test('each row in each way, once', () => {
  const wrong = rows.flatMap(({ id, says }) =>
    ways.flatMap((way) => {
      const text = way(printed(says[0] ?? ''));
      const [first] = matchesIn(text);
      return first?.row.id === id ? [] : [`${id}: ${first?.row.id ?? 'nothing'} is first of ${text}`];
    }),
  );
  expect(wrong).toEqual([]);
});
