import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { user, withFiles } from '../../../probes/editors/machines.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const directory = temporary('doctor-diff');

test('a fix to a file is shown as a diff, in both languages, and nothing is written', async () => {
  const host = join(directory, 'machine');
  const settings = `${user}/settings.json`;
  const text = '{\n  // mine\n  "go.alternateTools": {\n    "dlv": "/gone/\u202edlv"\n  }\n}\n';
  buildMachine(host, withFiles({ [settings]: text }));
  const place = join(host, 'root', settings);
  for (const language of [[], ['--lang', 'zh']]) {
    const { out } = await call(['doctor', '--host', host, '--state', join(directory, 'state'), ...language]);
    const lines = out.split('\n').map((line) => line.trimEnd());
    const at = lines.indexOf(`    --- ${settings}`);
    expect(lines.slice(at, at + 6)).toEqual([
      `    --- ${settings}`,
      `    +++ ${settings}`,
      '       "go.alternateTools": {',
      '    -    "dlv": "/gone/\\u202edlv"',
      '       }',
      expect.not.stringMatching(/^ {4}[-+ ]/),
    ]);
  }
  expect(readFileSync(place, 'utf8')).toBe(text);
});
