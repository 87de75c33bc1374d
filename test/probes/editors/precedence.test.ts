import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import type { Finding } from '../../../probes/probe.ts';
import { lint, user, withFiles } from './machines.ts';

const directory = `${home}/src/app`;
const folder = `${directory}/.vscode/settings.json`;
const workspace = `${home}/src/all.code-workspace`;
const devcontainer = `${directory}/.devcontainer/devcontainer.json`;

/** What is found with those files, and the module in whose folder they are. */
async function found(files: Readonly<Record<string, object>>): Promise<readonly Finding[]> {
  const texts = Object.entries(files).map(([file, value]) => [file, JSON.stringify(value, null, 1)] as const);
  const sketch = withFiles({
    ...Object.fromEntries(texts),
    [`${directory}/go.mod`]: 'module example.com/app\n',
  });
  return await lint(sketch, { directory });
}

const subjects = (findings: readonly Finding[]): readonly string[] => findings.map(({ subject }) => subject);
const wrong = { 'go.formatTool': 'GoImports' };
const right = { 'go.formatTool': 'goimports' };

test.each([
  ['the user', `${user}/settings.json`],
  ['a profile', `${user}/profiles/1a/settings.json`],
  ['a remote machine', `${home}/.vscode-server/data/Machine/settings.json`],
])(
  'a value of %s that a folder overrides is reported with the place of the effective one',
  async (_, file) => {
    const [finding, ...others] = await found({ [file]: wrong, [folder]: right });
    expect(others).toEqual([]);
    expect(finding?.subject).toBe(file);
    expect(finding?.evidence).toEqual([
      expect.stringContaining('"GoImports" is none of'),
      `line 2: go.formatTool: where ${folder} is read, "goimports" counts instead (its line 2)`,
    ]);
  },
);

test('an effective value is reported with the one that it overrides', async () => {
  const [finding] = await found({ [`${user}/settings.json`]: right, [folder]: wrong });
  expect(finding?.subject).toBe(folder);
  expect(finding?.evidence[1]).toBe(
    `line 2: go.formatTool: counts here instead of "goimports" in ${user}/settings.json, line 2`,
  );
  // The same value twice overrides nothing.
  for (const { evidence } of await found({ [`${user}/settings.json`]: wrong, [folder]: wrong }))
    expect(evidence.join()).not.toContain('counts here');
});

test('a value that is overridden wherever it is read is not a finding', async () => {
  const inContainer = { customizations: { vscode: { settings: wrong } } };
  expect(subjects(await found({ [devcontainer]: inContainer }))).toEqual([devcontainer]);
  expect(await found({ [devcontainer]: inContainer, [folder]: right })).toEqual([]);
  const one = { folders: [{ path: 'app' }], settings: wrong };
  expect(await found({ [workspace]: one, [folder]: right })).toEqual([]);
  const two = { folders: [{ path: 'app' }, { path: 'lib' }], settings: wrong };
  expect(subjects(await found({ [workspace]: two, [folder]: right }))).toEqual([workspace]);
});

test('in a window with several folders no folder sets what applies to the whole window', async () => {
  const settings = (value: unknown): object => ({ 'go.useLanguageServer': value });
  const files = {
    [workspace]: { folders: [{ path: 'app' }], settings: settings('no') },
    [folder]: settings(true),
  };
  const [finding, ...others] = await found(files);
  expect(others).toEqual([]);
  expect(finding?.subject).toBe(workspace);
  expect(finding?.evidence).toHaveLength(1);
});

test('objects are merged: a member is overridden only by the same member, or by anything but an object', async () => {
  const foreign = { 'go.toolsEnvVars': { GOARCH: 'amd64' } };
  const file = `${user}/settings.json`;
  const evidence = async (folders: object): Promise<string> =>
    (await found({ [file]: foreign, [folder]: folders }))[0]?.evidence.join('\n') ?? '';
  expect(await evidence({ 'go.toolsEnvVars': { GOPRIVATE: 'x' } })).not.toContain(folder);
  expect(await evidence({ 'go.toolsEnvVars': { GOARCH: 'arm64' } })).toContain(
    `go.toolsEnvVars.GOARCH: where ${folder} is read, "arm64" counts instead (its line 3)`,
  );
  expect(await evidence({ 'go.toolsEnvVars': null })).toContain(`${folder} is read, null counts instead`);
  const loadConfig = (more: object): object => ({ 'go.delveConfig': { dlvLoadConfig: more } });
  const both = await found({
    [file]: loadConfig({ maxStringLen: 9 }),
    [folder]: loadConfig({ maxArrayValues: 9 }),
  });
  expect(both.map(({ evidence }) => evidence.length)).toEqual([1, 1]);
});
