import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { home } from '../../../../host/simulated/mac.ts';
import { example as translated } from '../../../../probes/rules/app-translated/example.ts';
import { example as editor } from '../../../../probes/rules/editor-arch-mismatch/example.ts';
import { example as needed } from '../../../../probes/rules/rosetta-needed/example.ts';
import { bench } from './bench.ts';
import { found } from './search.ts';

const { directory, doctor, save } = bench('applications');

test.each([
  ['editor-arch-mismatch', editor],
  ['app-translated', translated],
  ['rosetta-needed', needed],
])('%s is found in a report as it is on the machine', async (rule, example) => {
  const host = join(directory, rule);
  buildMachine(host, example.machine());
  const file = await save(host, rule);
  const [before, after] = [await doctor('--host', host), await doctor('--from', file)];
  const rules = ({ findings }: typeof before): unknown => findings.map((one) => [one.rule, one.certainty]);
  expect(rules(before)).toContainEqual([rule, 'observed']);
  expect(rules(after)).toEqual(rules(before));
});

test('what launchd passes to a program stays on the machine', async () => {
  const { description, files } = needed.machine();
  const path = `${home}/Library/LaunchAgents/com.example.backup.plist`;
  const agent = files[path];
  const text = agent && 'text' in agent ? agent.text : '';
  const more = text.replace(
    '</dict>',
    '<key>EnvironmentVariables</key><dict><key>K</key><string>zebra-crossing</string></dict></dict>',
  );
  expect(more).not.toBe(text);
  const host = join(directory, 'private');
  buildMachine(host, { description, files: { ...files, [path]: { text: more } } });
  const file = await save(host, 'private-report');
  expect(readFileSync(file).length).toBeGreaterThan(0);
  expect(found(file, ['zebra-crossing'])).toEqual([]);
});
