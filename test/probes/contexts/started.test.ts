import { expect, test } from 'vitest';
import { goroot, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { rules } from '../../../probes/catalogue.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import { contexts } from '../../../probes/contexts/probe.ts';
import { lookAt } from '../../../probes/decide.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';

const code = `${home}/Library/Application Support/Code/User`;
const old = `${home}/sdk/go1.26.8/bin/go`;

const modules = ['one', 'two', 'three'].map((name) => `${home}/src/${name}`);

/** Three modules that VS Code had open, of which the last has a Go of its own. */
const sketch = mac(
  {
    ...homebrew('/opt/homebrew', arm('1.27.1')),
    ...goroot(`${home}/sdk/go1.26.8`, arm('1.26.8')),
    [`${code}/settings.json`]: { text: '{}\n' },
    ...Object.fromEntries(
      modules.map((directory) => [`${directory}/go.mod`, { text: 'module example.com/a\n\ngo 1.25.0\n' }]),
    ),
    [`${home}/src/three/.vscode/settings.json`]: {
      text: `{\n  "go.alternateTools": { "go": "${old}" }\n}\n`,
    },
  },
  { shell: ['/opt/homebrew/bin'] },
);

test('modules in which every context starts the same go share a row, and differences come first', async () => {
  const { host } = await machine(sketch);
  const memory = new Memory(host.files);
  memory.knowModules(modules);
  const sweep = newSweep(host, new AbortController().signal, today, { memory });
  const { report } = await lookAt(contexts, rules.values(), sweep);
  const [first, second, ...others] = report.started ?? [];
  expect(others).toEqual([]);
  const brew = { path: '/opt/homebrew/bin/go', lead: 'path', written: null, differs: null };
  expect(first).toMatchObject({
    ...{ name: 'go', directories: [`${home}/src/three`], count: 1 },
    contexts: [
      { context: 'login-shell', ...brew, runs: { version: 'go1.27.1', architectures: ['arm64'] } },
      {
        ...{ context: 'vscode', editors: ['Code'], path: old, lead: 'alternate', differs: 'version' },
        written: { file: `${home}/src/three/.vscode/settings.json`, line: 2 },
        runs: { version: 'go1.26.8' },
      },
      { context: 'gui', path: null, runs: null, differs: null },
      { context: 'daemon', path: '/opt/homebrew/bin/go' },
    ],
  });
  expect(second).toMatchObject({
    name: 'go',
    count: 2,
    contexts: [brew, { editors: ['Code'], ...brew }, {}, {}],
  });
  expect(second?.directories.toSorted()).toEqual([`${home}/src/one`, `${home}/src/two`]);
});
