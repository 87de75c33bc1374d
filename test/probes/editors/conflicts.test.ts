import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { lint, user, withFiles } from './machines.ts';

const directory = `${home}/src/app`;
const folder = `${directory}/.vscode/settings.json`;
const launch = `${directory}/.vscode/launch.json`;
const file = `${user}/settings.json`;

/** What is found with those files: where, how, and its values. */
async function found(files: Readonly<Record<string, object>>) {
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value, null, 1)] as const);
  const sketch = withFiles({
    ...Object.fromEntries(texts),
    [`${directory}/go.mod`]: 'module example.com/app\n',
  });
  const findings = await lint(sketch, { directory });
  return findings.map(({ rule, subject, certainty, evidence, values, remedy }) => ({
    ...{ rule, subject, certainty, evidence, remedy },
    fault: (values as { readonly fault?: string }).fault,
  }));
}

const lintTool = { 'go.lintTool': 'staticcheck' };
const ofGopls = { gopls: { 'ui.diagnostic.staticcheck': true } };
const formatTool = { 'go.formatTool': 'gofumpt' };
const gofumpt = { gopls: { 'formatting.gofumpt': true } };
const loadConfig = { dlvLoadConfig: { maxStringLen: 1000 } };
const debug = { name: 'A', type: 'go', request: 'launch', mode: 'debug', program: '.' };
const attach = { name: 'R', type: 'go', request: 'attach', mode: 'remote', port: 2345 };
const ofDelve = (more: object): object => ({ 'go.delveConfig': more });
const configured = (...configurations: readonly object[]): object => ({ configurations });

test.each([
  ['gopls is off', { 'go.useLanguageServer': false }, 'no-gopls', 'observed'],
  ['staticcheck by both', { ...lintTool, ...ofGopls }, 'two-staticchecks', 'observed'],
  [
    'staticcheck by its short name',
    { ...lintTool, gopls: { staticcheck: true } },
    'two-staticchecks',
    'observed',
  ],
  ['staticcheck as gopls runs it by itself', lintTool, 'two-staticchecks', 'suspected'],
  ['gofumpt by both', { ...formatTool, ...gofumpt }, 'two-formatters', 'observed'],
  [
    'another formatter and gofumpt',
    { ...gofumpt, 'go.formatTool': 'goimports' },
    'two-formatters',
    'observed',
  ],
  ['a formatter that is not named', { 'go.formatTool': 'custom' }, 'no-formatter', 'observed'],
  ['what the adapter passes over', ofDelve(loadConfig), 'load-config', 'observed'],
])('%s', async (_, settings, fault, certainty) => {
  for (const place of [file, folder]) {
    const [finding, ...others] = await found({ [place]: settings });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'vscode-setting-value', subject: place, fault, certainty });
    expect(finding?.evidence[0]).toMatch(/^line \d: (?:go|gopls)\./);
  }
});

test.each([
  ['staticcheck of gopls off', { ...lintTool, gopls: { 'ui.diagnostic.staticcheck': false } }],
  ['no lint on saving', { ...lintTool, ...ofGopls, 'go.lintOnSave': 'off' }],
  ['the formatter of gopls', { 'go.formatTool': 'default', ...gofumpt }],
  ['gofumpt of gopls off', { ...formatTool, gopls: { 'formatting.gofumpt': false } }],
  [
    'a formatter that is named',
    { 'go.formatTool': 'custom', 'go.alternateTools': { customFormatter: 'myformat' } },
  ],
  ['the old adapter', ofDelve({ ...loadConfig, debugAdapter: 'legacy' })],
])('no conflict: %s', async (_, settings) => {
  expect(await found({ [file]: settings })).toEqual([]);
});

test('a pair in two files is reported at the one that is read last, with the place of the other', async () => {
  const [finding, ...others] = await found({ [file]: ofGopls, [folder]: lintTool });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ subject: folder, fault: 'two-staticchecks', certainty: 'observed' });
  expect(finding?.evidence).toEqual([
    'line 2: go.lintTool: "staticcheck"',
    `${file}:3: gopls.ui.diagnostic.staticcheck: true`,
  ]);
  // Which of a window's several ones applies is unknown.
  const [unsure] = await found({
    ...{ [file]: ofGopls, [folder]: lintTool },
    [`${user}/profiles/1a/settings.json`]: { 'go.testOnSave': true },
  });
  expect(unsure?.certainty).toBe('suspected');
  // Without gopls only the linter runs.
  const off = { ...lintTool, 'go.useLanguageServer': false };
  expect((await found({ [file]: ofGopls, [folder]: off })).map(({ fault }) => fault)).toEqual(['no-gopls']);
});

test.each<[string, object, object, boolean]>([
  ['debugging here', {}, { ...debug, ...loadConfig }, true],
  ['attaching here', {}, { ...attach, mode: 'local', ...loadConfig }, true],
  ['attaching there: as dlv allows', {}, { ...attach, ...loadConfig }, false],
  ['attaching there by dlv-dap', {}, { ...attach, ...loadConfig, debugAdapter: 'dlv-dap' }, true],
  ['by dlv-dap of the settings', ofDelve({ debugAdapter: 'dlv-dap' }), { ...attach, ...loadConfig }, true],
  ['by the old adapter', {}, { ...debug, ...loadConfig, debugAdapter: 'legacy' }, false],
  [
    'by the old adapter of the settings',
    ofDelve({ debugAdapter: 'legacy' }),
    { ...debug, ...loadConfig },
    false,
  ],
])('dlvLoadConfig of a configuration: %s', async (_, settings, configuration, isPassedOver) => {
  const findings = await found({ [folder]: settings, [launch]: configured(configuration) });
  expect(findings.map(({ subject, fault }) => [subject, fault])).toEqual(
    isPassedOver ? [[launch, 'load-config']] : [],
  );
});

test('the adapter of a folder takes precedence over the user’s', async () => {
  const configurations = configured({ ...debug, ...loadConfig });
  const legacy = ofDelve({ debugAdapter: 'legacy' });
  expect(await found({ [file]: legacy, [launch]: configurations })).toEqual([]);
  const files = { [file]: legacy, [folder]: ofDelve({ debugAdapter: 'dlv-dap' }), [launch]: configurations };
  expect((await found(files)).map(({ subject }) => subject)).toEqual([launch]);
});

test('dlvLoadConfig in the settings stays where a configuration may use it, and is removed otherwise', async () => {
  const settings = { 'go.delveConfig': { showLog: true, ...loadConfig }, 'go.testOnSave': true };
  expect(await found({ [file]: settings, [launch]: configured(attach) })).toEqual([]);
  expect(
    await found({ [file]: settings, [launch]: configured({ ...debug, debugAdapter: 'legacy' }) }),
  ).toEqual([]);
  const [finding] = await found({ [file]: settings, [launch]: configured(debug) });
  expect(finding).toMatchObject({ subject: file, fault: 'load-config' });
  const [step] = finding?.remedy?.steps ?? [];
  if (step?.kind !== 'edit') throw new Error('Expected an edit');
  expect(step.before).toContain('dlvLoadConfig');
  expect(step.after).not.toContain('dlvLoadConfig');
});
