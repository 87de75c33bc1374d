import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { lint, told, user, withFiles } from './machines.ts';

const settings = `${user}/settings.json`;

test('a setting that never existed, was removed, or takes other values is reported with its line and key', async () => {
  const text = `\uFEFF{
  // of a web page
  "go.delvePath": "/x/dlv",
  "go.lintTool": "golint",
  "go.formatTool": "goreturns",
  "go.useCodeSnippetsOnFunctionSuggest": true, /* old */
  "go.gocodeAutoBuild": false,
  "go.lintTool": "megacheck",
  "[go]": { "go.goplsPath": "/x/gopls", "editor.tabSize": 8 },
  "gopls": {
    "ui.semanticToken": true,
    "experimentalWorkspaceModule": true,
    "ui.completion.matcher": "fuzzy",
    "build.directoryFilters": "-node_modules",
  },
  "go.useLanguageServer": "true",
}
`;
  const findings = await lint(withFiles({ [settings]: text }));
  expect(findings.map(({ subject }) => subject)).toEqual([settings, settings, settings]);
  expect(told(findings)).toEqual({
    'vscode-setting-unknown': [
      'line 3: go.delvePath: vscode-go has no such setting, but "go.alternateTools": { "dlv": … }',
      'line 9: go.goplsPath: vscode-go has no such setting, but "go.alternateTools": { "gopls": … }',
      'line 11: gopls.ui.semanticToken: gopls has no such setting, but ui.semanticTokens',
    ],
    'vscode-setting-removed': [
      'line 6: go.useCodeSnippetsOnFunctionSuggest: vscode-go 0.40 was the last that had it; now: "gopls": { "ui.completion.usePlaceholders": … }',
      'line 7: go.gocodeAutoBuild: vscode-go 0.40 was the last that had it',
      'line 12: gopls.experimentalWorkspaceModule: gopls passes over it',
    ],
    'vscode-setting-value': [
      'line 5: go.formatTool: "goreturns" is none of default, gofmt, goimports, goformat, gofumpt, custom',
      'line 8: go.lintTool: "megacheck" is none of staticcheck, golint, golangci-lint, golangci-lint-v2, revive',
      'line 14: gopls.build.directoryFilters: "-node_modules" is not of the type array',
      'line 16: go.useLanguageServer: "true" is not of the type boolean',
    ],
  });
  expect(findings.map(({ rule, severity, certainty }) => [rule, severity, certainty])).toEqual([
    ['vscode-setting-removed', 'info', 'observed'],
    ['vscode-setting-unknown', 'info', 'observed'],
    ['vscode-setting-value', 'warning', 'observed'],
  ]);
});

const unknown = '{\n  "go.delvePath": "/x/dlv"\n}\n';

test.each([
  ['a profile', `${user}/profiles/-1a2b3c/settings.json`, unknown],
  ['VSCodium', `${home}/Library/Application Support/VSCodium/User/settings.json`, unknown],
  ['Cursor', `${home}/Library/Application Support/Cursor/User/settings.json`, unknown],
  ['an editor of tomorrow', `${home}/Library/Application Support/Zephyr/User/settings.json`, unknown],
  ['a remote machine', `${home}/.vscode-server/data/Machine/settings.json`, unknown],
  ['a remote machine of Cursor', `${home}/.cursor-server/data/Machine/settings.json`, unknown],
  ['Insiders', `${home}/.vscode-server-insiders/data/Machine/settings.json`, unknown],
  ['a workspace', `${home}/src/app/.vscode/settings.json`, unknown],
  ['the folder above a module', `${home}/src/.vscode/settings.json`, unknown],
  [
    'a workspace of several folders',
    `${home}/src/app/all.code-workspace`,
    '{\n "folders": [{ "path": "../lib" }], "settings": {\n  "go.delvePath": 1 } }\n',
  ],
  [
    'a devcontainer',
    `${home}/src/app/.devcontainer/devcontainer.json`,
    '{\n "customizations": { "vscode": {\n "settings": { "go.delvePath": "/go/bin/dlv" } } } }\n',
  ],
  [
    'one of several devcontainers',
    `${home}/src/app/.devcontainer/ci/devcontainer.json`,
    '{\n "customizations": { "vscode": {\n "settings": { "go.delvePath": "/go/bin/dlv" } } } }\n',
  ],
])('settings are read from %s', async (_, file, text) => {
  const sketch = withFiles({
    [file]: text,
    [`${home}/src/app/go.mod`]: 'module example.com/app\n\ngo 1.26\n',
  });
  const findings = await lint(sketch, { directory: `${home}/src/app` });
  expect(findings.map(({ rule, subject }) => [rule, subject])).toEqual([['vscode-setting-unknown', file]]);
  expect(findings[0]?.evidence[0]).toMatch(/^line [23]: go\.delvePath: /);
});

test('folders that editors have recorded are known without a module in use', async () => {
  const storage = `${user}/workspaceStorage`;
  const findings = await lint(
    withFiles({
      [`${user}/globalStorage/storage.json`]: '{}\n',
      [`${storage}/0a1b2c3d4e5f60718293a4b5c6d7e8f9/workspace.json`]: `{"folder":"file://${home}/one%20two"}`,
      [`${storage}/1a1b2c3d4e5f60718293a4b5c6d7e8f9/workspace.json`]: `{"workspace":"file://${home}/w/all.code-workspace"}`,
      [`${home}/one two/.vscode/settings.json`]: unknown,
      [`${home}/w/all.code-workspace`]:
        '{"folders":[{"path":"lib"},{"path":"/opt/other"},{"uri":"file:///opt/one%20more"},{"uri":"vscode-remote://x/y"}],"settings":{}}',
      '/opt/one more/.vscode/settings.json': unknown,
      [`${home}/w/lib/.vscode/settings.json`]: unknown,
      '/opt/other/.vscode/settings.json': unknown,
    }),
  );
  expect(findings.map(({ subject }) => subject).sort()).toEqual([
    '/Users/kim/one two/.vscode/settings.json',
    '/Users/kim/w/lib/.vscode/settings.json',
    '/opt/one more/.vscode/settings.json',
    '/opt/other/.vscode/settings.json',
  ]);
});

test('no link leads out of the folder, and a file that is too large or broken is not guessed at', async () => {
  const directory = `${home}/src/app`;
  const findings = await lint(
    withFiles(
      {
        [`${home}/other/settings.json`]: unknown,
        [`${directory}/go.mod`]: 'module example.com/app\n',
        [`${home}/src/large/.vscode/settings.json`]: `{"a":"${'x'.repeat(1024 * 1024)}","go.delvePath":1}`,
        [`${user}/settings.json`]: '{ "go.delvePath": "/x", "broken": [1, {"x": \n',
      },
      { [`${directory}/.vscode`]: { link: `${home}/other` } },
    ),
    { directory },
  );
  expect(findings.map(({ subject }) => subject)).toEqual([`${user}/settings.json`]);
});

test('a setting that another installed extension describes, or a newer Go extension, is fine', async () => {
  const describes = JSON.stringify({
    contributes: {
      configuration: [
        { properties: { 'go.helper.colour': { type: 'string' }, 'go.newOne': {} } },
        { properties: { 'go.lintTool': { enum: ['nextlint'] } } },
      ],
    },
  });
  const text = '{"go.helper.colour":"red","go.newOne":1,"go.lintTool":"nextlint","go.otherOne":2}';
  const findings = await lint(
    withFiles({ [settings]: text, [`${home}/.vscode/extensions/me.helper-1.0.0/package.json`]: describes }),
  );
  expect(told(findings)).toEqual({
    'vscode-setting-unknown': ['line 1: go.otherOne: vscode-go has no such setting'],
  });
  expect(findings[0]?.certainty).toBe('suspected');
});
