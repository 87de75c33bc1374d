import { expect, test } from 'vitest';
import { goroot, tool } from '../../../host/simulated/installers.ts';
import { arm, home, intel } from '../../../host/simulated/mac.ts';
import { lint, told, user, withFiles } from './machines.ts';

const settings = `${user}/settings.json`;
const one = (key: string, value: unknown): Readonly<Record<string, string>> => ({
  [settings]: JSON.stringify({ [key]: value }, null, 2),
});

test('a tool that is missing, not executable, or looked up by name is reported; one that starts is not', async () => {
  const tools = {
    dlv: '~/gone/dlv',
    gopls: '${env:HOME}/tools/gopls',
    staticcheck: '${userHome}/go/bin/staticcheck',
    revive: 'bin/revive',
    golint: 'golint-of-mine',
    goimports: '${workspaceFolder}/bin/goimports',
    gotests: `${home}/tools`,
    impl: `${home}/tools/dlv`,
    gomodifytags: 'C:\\tools\\gomodifytags.exe',
  };
  const findings = await lint(
    withFiles(
      { ...one('go.alternateTools', tools), [`${home}/tools/gopls`]: 'no program\n' },
      tool(`${home}/tools`, 'dlv', arm('1.26.8')),
    ),
  );
  expect(
    findings.map(({ rule, severity, values }) => [rule, severity, 'others' in values && values.others]),
  ).toEqual([['vscode-tool-path', 'warning', 4]]);
  expect(findings[0]?.evidence).toEqual([
    'line 3: go.alternateTools.dlv: ~/gone/dlv',
    `~/gone/dlv is ${home}/gone/dlv`,
    `${home}/gone/dlv: nothing is there`,
    'line 4: go.alternateTools.gopls: ${env:HOME}/tools/gopls',
    `\${env:HOME}/tools/gopls is ${home}/tools/gopls`,
    `${home}/tools/gopls: may not be executed`,
    'line 5: go.alternateTools.staticcheck: ${userHome}/go/bin/staticcheck',
    '${userHome}/go/bin/staticcheck: vscode-go does not fill that in',
    'line 6: go.alternateTools.revive: bin/revive',
    'bin/revive: not absolute, so it is searched as a name',
    `line 9: go.alternateTools.gotests: ${home}/tools`,
    `${home}/tools: not a file`,
  ]);
});

test('the folder of a workspace is filled in, where there is one', async () => {
  const directory = `${home}/src/app`;
  const text =
    '{"go.alternateTools":{"dlv":"${workspaceFolder}/bin/dlv","gopls":"${workspaceRoot}/bin/gopls"}}';
  const findings = await lint(
    withFiles(
      { [`${directory}/.vscode/settings.json`]: text, [`${directory}/go.mod`]: 'module example.com/app\n' },
      tool(`${directory}/bin`, 'dlv', arm('1.26.8')),
    ),
    { directory },
  );
  expect(findings.map(({ values }) => values)).toMatchObject([
    { key: 'go.alternateTools.gopls', path: `${directory}/bin/gopls`, fault: 'missing', others: 0 },
  ]);
});

test('a tool for another processor, in a keg, or a shim; the path that lasts is written by an edit', async () => {
  const keg = '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go';
  const findings = await lint(
    withFiles(
      one('go.alternateTools', { dlv: `${home}/intel/dlv`, go: keg, gopls: `${home}/.asdf/shims/gopls` }),
      {
        ...tool(`${home}/intel`, 'dlv', intel('1.26.8')),
        [`${home}/.asdf/shims/gopls`]: { text: '#!/bin/sh\n', executable: true },
      },
    ),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'warning',
    dependsOn: [],
    values: { fault: 'architecture', architecture: 'amd64', hardware: 'arm64', others: 2 },
  });
  expect(findings[0]?.remedy?.steps).toEqual([
    {
      kind: 'edit',
      file: settings,
      before: `    "go": "${keg}",\n`,
      after: '    "go": "/opt/homebrew/opt/go/libexec/bin/go",\n',
    },
  ]);
});

test('a tool that is only for another processor waits for the tools that are already reported', async () => {
  const [finding] = await lint(
    withFiles(one('go.alternateTools', { dlv: `${home}/x/dlv` }), tool(`${home}/x`, 'dlv', intel('1.26.8'))),
  );
  expect(finding?.dependsOn).toEqual(['go-tool-arch-mismatch']);
});

test('go.toolsManagement.go is started as written, and installs on its own only when asked to', async () => {
  expect(told(await lint(withFiles(one('go.toolsManagement.go', '~/go/bin/go'))))).toEqual({
    'vscode-tool-path': [
      'line 2: go.toolsManagement.go: ~/go/bin/go',
      '~/go/bin/go: vscode-go does not fill that in',
    ],
  });
  expect(await lint(withFiles(one('go.toolsManagement.autoUpdate', true)))).toEqual([]);
  const foreign = { 'go.toolsManagement.go': '/old/bin/go', 'go.toolsManagement.autoUpdate': true };
  const [finding] = await lint(
    withFiles({ [settings]: JSON.stringify(foreign, null, 2) }, goroot('/old', intel('1.26.8'))),
  );
  expect(finding?.evidence).toContain(
    'line 3: go.toolsManagement.autoUpdate: tools are installed without asking',
  );
});

test.each([
  ['/gone/go', 'missing', 'warning'],
  ['/opt/homebrew/opt/go', 'no-tree', 'error'],
  ['/opt/homebrew/opt/go/libexec/bin', 'no-tree', 'error'],
  ['${userHome}/go', 'variable', 'warning'],
  ['/opt/homebrew/Cellar/go/1.26.7/libexec', 'missing', 'warning'],
  ['/opt/homebrew/Cellar/go/1.26.8/libexec', 'changing', 'info'],
  ['/old', 'other', 'info'],
  ['/intel', 'architecture', 'warning'],
])('go.goroot %s is %s', async (path, fault, severity) => {
  const trees = { ...goroot('/old', arm('1.25.4')), ...goroot('/intel', intel('1.26.8')) };
  const findings = await lint(withFiles(one('go.goroot', path), trees));
  expect(findings).toMatchObject([{ rule: 'vscode-goroot', subject: settings, severity, values: { fault } }]);
  expect(findings[0]?.evidence[0]).toBe(`line 2: go.goroot: ${path}`);
});

test('the intended tree is written: libexec of a keg through opt, or above a bin', async () => {
  for (const path of [
    '/opt/homebrew/opt/go',
    '/opt/homebrew/Cellar/go/1.26.7',
    '/opt/homebrew/opt/go/libexec/bin',
  ]) {
    const [finding] = await lint(withFiles(one('go.goroot', path)));
    expect(finding?.remedy?.steps).toMatchObject([
      { after: '  "go.goroot": "/opt/homebrew/opt/go/libexec"\n' },
    ]);
  }
  const [gone] = await lint(withFiles(one('go.goroot', '/gone/go')));
  expect(gone?.remedy?.steps).toMatchObject([
    { before: '{\n  "go.goroot": "/gone/go"\n}\n', after: '{\n}\n' },
  ]);
});

test('a go.goroot of another version than the chosen go stops every build', async () => {
  const both = { 'go.goroot': '/old', 'go.alternateTools': { go: '/opt/homebrew/bin/go' } };
  const [finding] = await lint(
    withFiles({ [settings]: JSON.stringify(both, null, 2) }, goroot('/old', arm('1.25.4'))),
  );
  expect(finding).toMatchObject({
    severity: 'error',
    values: { fault: 'mixed', version: 'go1.25.4', other: '/opt/homebrew/bin/go', otherVersion: 'go1.26.8' },
  });
});

test('the tree of the go on PATH, null and an empty text are fine', async () => {
  for (const value of ['/opt/homebrew/opt/go/libexec', null, '', '${workspaceFolder}/go'])
    expect(await lint(withFiles(one('go.goroot', value)))).toEqual([]);
});

test('variables are reported with their effect', async () => {
  const values = {
    'go.toolsEnvVars': { GOARCH: 'amd64', GOFLAGS: '-tags=unit', GOPRIVATE: 'example.com', PATH: '/x' },
    gopls: { 'build.env': { GOOS: 'linux', GOARCH: 'arm64' }, env: { GO111MODULE: 'off' } },
    'terminal.integrated.env.osx': { GOROOT: '/usr/local/go', EDITOR: 'vi' },
    'terminal.integrated.env.linux': { GOROOT: '/usr/local/go' },
  };
  const [finding, ...others] = await lint(withFiles({ [settings]: JSON.stringify(values, null, 1) }));
  expect(others).toEqual([]);
  expect(finding?.evidence.map((line) => line.replace(/: [a-z ]*reaches .*/, ''))).toEqual([
    'line 3: go.toolsEnvVars.GOARCH=amd64',
    'line 6: go.toolsEnvVars.PATH=/x',
    'line 10: gopls.build.env.GOOS=linux',
    'line 14: gopls.env.GO111MODULE=off',
    'line 18: terminal.integrated.env.osx.GOROOT=/usr/local/go',
  ]);
  const [edit] = finding?.remedy?.steps ?? [];
  expect(edit).toMatchObject({ kind: 'edit', file: settings });
});

test('a GOROOT that is the tree of the started go, by whatever path, is fine', async () => {
  for (const tree of ['/opt/homebrew/opt/go/libexec', '/opt/homebrew/Cellar/go/1.26.8/libexec/'])
    expect(await lint(withFiles(one('go.toolsEnvVars', { GOROOT: tree })))).toEqual([]);
  const both = { 'go.alternateTools': { go: '/old/bin/go' }, 'go.toolsEnvVars': { GOROOT: '/old' } };
  const sketch = withFiles({ [settings]: JSON.stringify(both) }, goroot('/old', arm('1.25.4')));
  expect(await lint(sketch)).toEqual([]);
});
