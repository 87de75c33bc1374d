import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fetchCrates } from './headers/crates.ts';
import { readHeaders } from './headers/read.ts';
import { objection, tableOf, type Table } from './headers/table.ts';
import { usesOf } from './headers/uses.ts';

const file = fileURLToPath(new URL('../../fixtures/apple-headers.json', import.meta.url));
const read = (): Table => JSON.parse(readFileSync(file, 'utf8')) as Table;
const fetched = fetchCrates();
const missing = 'missing' in fetched ? ` (not here: ${fetched.missing})` : '';

describe("the native helper uses only what Apple's headers have", () => {
  const uses = usesOf();

  // `npx vitest run test/tray/jxa/headers.test.ts -u` rewrites it.
  test.skipIf('missing' in fetched)(`the table matches the crates${missing}`, async () => {
    if ('missing' in fetched) return;
    const table = tableOf(uses, readHeaders(fetched));
    await expect(`${JSON.stringify(table, null, 2)}\n`).toMatchFileSnapshot(file);
  });

  test.skipIf('missing' in fetched)(`a deprecated selector is found${missing}`, () => {
    if ('missing' in fetched) return;
    const read = uses.find((use) => use.name === 'availableData')!;
    const use = { ...read, name: 'readDataToEndOfFile' };
    expect(objection(use, tableOf([use], readHeaders(fetched)))).toMatch(
      / NSFileHandle readDataToEndOfFile is deprecated$/,
    );
  });

  test('every class, selector, function and constant, with its arguments and result', () => {
    expect(uses.length).toBeGreaterThan(60);
    expect(uses.map((use) => objection(use, read())).filter((one) => one !== null)).toEqual([]);
  });

  test.each([
    ['a selector', 'menu.ts', 'menu.addItem(item)', 'menu.addRow(item)', 'NSMenu addRow is not known'],
    [
      'an argument too few',
      'menu.ts',
      "initWithTitleActionKeyEquivalent($(title), 'clicked:', $(''))",
      "initWithTitleActionKeyEquivalent($(title), 'clicked:')",
      'takes 3 arguments, not 2',
    ],
    ['an argument of another kind', 'menu.ts', 'item.setTag(__id)', 'item.setTag($(""))', 'takes number'],
    [
      'a method of an object asked of its class',
      'menu.ts',
      '$.NSMenu.alloc.initWithTitle(',
      '$.NSMenu.initWithTitle(',
      'NSMenu initWithTitle is not known',
    ],
    [
      'parentheses without arguments',
      'channel.ts',
      'input.availableData',
      'input.availableData()',
      'is read and not called',
    ],
    ['a function', 'main.ts', '$.getppid()', '$.getpid()', 'C getpid is not known'],
    [
      'a constant',
      'channel.ts',
      '$.NSFileHandleDataAvailableNotification',
      '$.NSFileHandleDataNotification',
      'constant NSFileHandleDataNotification is not known',
    ],
    [
      'a value',
      'constants.ts',
      'NSUTF8StringEncoding = 4',
      'NSUTF8StringEncoding = 5',
      'NSUTF8StringEncoding is 4, not 5',
    ],
    [
      'a value that is made of flags',
      'constants.ts',
      '0xefffff',
      '0xffffff',
      'SystemSleep is 15728639, not 16777215',
    ],
  ])('a wrong %s is found', (_name, where, right, wrong, told) => {
    const changed = usesOf((text, name) => {
      if (!name.endsWith(`/${where}`)) return text;
      const other = text.replace(right, () => wrong);
      expect(other).not.toBe(text);
      return other;
    });
    const objections = changed.map((use) => objection(use, read())).filter((one) => one !== null);
    expect(objections.join('\n')).toContain(told);
  });
});
