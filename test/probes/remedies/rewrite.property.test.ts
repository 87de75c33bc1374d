import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { diffOf } from '../../../probes/remedies/diff.ts';
import { rewriting } from '../../../probes/remedies/rewrite.ts';
import { undone } from '../../../probes/remedies/steps.ts';
import { edited } from '../../../remedies/edited.ts';

const numRuns = process.env.GOWARDEN_LONG ? 50_000 : 2000;
const lines = fc.array(fc.constantFrom('{', '}', '  "a": 1,', '  "b": 2', '', '\t// c', '  "a": 1,\r'), {
  maxLength: 8,
});
const text = lines.map((all) => all.map((line) => `${line}\n`).join(''));

test('an edit yields exactly the other text, and its undo the first one again', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = rewriting('/f', before, after);
      if (edit === null) return;
      expect(edited(before, edit)).toEqual({ text: after });
      expect(edited(after, undone(edit))).toEqual({ text: before });
    }),
    { numRuns },
  );
});

test('its diff has every removed and added line, and nothing that affects a terminal', () => {
  const edit = rewriting('/f', '{\n  "a": "\x1b[2J",\n  "b": 2\n}\n', '{\n  "b": 2\n}\n');
  expect(edit && diffOf([edit, { kind: 'run', argv: ['ls'] }])).toEqual([
    '--- /f',
    '+++ /f',
    ' {',
    '-  "a": "\\u001b[2J",',
    '   "b": 2',
  ]);
  const long = rewriting('/f', 'a\n', Array.from({ length: 100 }, (_, at) => `${at}\n`).join(''));
  expect(long && diffOf([long])).toHaveLength(43);
});
