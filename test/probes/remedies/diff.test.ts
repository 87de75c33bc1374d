import { expect, test } from 'vitest';
import { diffOf } from '../../../probes/remedies/diff.ts';
import type { Edit } from '../../../probes/remedy.ts';

const edit = (before: string, after: string): Edit => ({
  kind: 'edit',
  file: '/x/settings.json',
  before,
  after,
});

const lines = ['{', '  "go.useLanguageServer": true,', '  "go.delvePath": "/x"', '}'];

test.each([
  ['\n', ''],
  ['\n', '\n'],
  ['\r\n', ''],
  ['\r\n', '\r\n'],
])('lines that end in %j with a last one in %j are shown without their line ends', (end, last) => {
  const before = lines.join(end) + last;
  const after = ['{', '  "go.useLanguageServer": true', '}'].join(end) + last;
  expect(diffOf([edit(before, after)])).toEqual([
    ...['--- /x/settings.json', '+++ /x/settings.json', ' {'],
    ...[
      '-  "go.useLanguageServer": true,',
      '-  "go.delvePath": "/x"',
      '+  "go.useLanguageServer": true',
      ' }',
    ],
  ]);
});

test('more lines than anyone reads are cut', () => {
  const shown = diffOf([edit('', Array.from({ length: 60 }, (_, at) => `line ${at}\n`).join(''))]);
  expect(shown).toHaveLength(43);
  expect(shown.at(-1)).toBe(' …');
});
