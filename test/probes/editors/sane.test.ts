import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { editors } from '../../../probes/editors/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';
import { lint, user, withFiles } from './machines.ts';

/** Settings as repositories have them, each with something that a careless reader would consider wrong. */
const sane: readonly string[] = [
  '{}',
  '',
  '// nothing yet\n',
  '{ "go.lintTool": "golangci-lint", "go.lintFlags": ["--fast"], }',
  '{ "gopls": { "formatting.gofumpt": true, "ui.semanticTokens": true, "staticcheck": true } }',
  '{ "gopls": { "buildFlags": ["-tags=integration"], "env": { "GOFLAGS": "-tags=integration" } } }',
  '{ "gopls": { "ui.diagnostic.analyses": { "anything": true, "ST1000": false }, "hints": {} } }',
  '{ "go.toolsEnvVars": { "GOFLAGS": "-tags=unit", "GOPRIVATE": "example.com", "CGO_ENABLED": "0" } }',
  '{ "go.toolsEnvVars": { "GOARCH": "arm64", "GOOS": "darwin", "GOTOOLCHAIN": "auto" } }',
  '{ "[go]": { "editor.formatOnSave": true }, "[go.mod]": { "editor.tabSize": 8 } }',
  '{ "[go][markdown]": { "editor.rulers": [80] }, "editor.fontFamily": "Go Mono" }',
  '{ "terminal.integrated.env.osx": { "PATH": "${env:PATH}:/x" }, "terminal.integrated.env.linux": { "GOROOT": "/x" } }',
  '{ "go.alternateTools": { "golangci-lint": "golangci-lint-v2", "gopls": "gopls" } }',
  '{ "go.goroot": null, "go.gopath": "${workspaceFolder}/.go", "go.toolsGopath": "~/go-tools" }',
  '{ "go.testFlags": null, "go.testTags": null, "go.testTimeout": "5m", "go.testEnvVars": { "A": 1 } }',
  '{ "go.delveConfig": { "dlvFlags": ["--check-go-version=false"], "logOutput": "dap,debugger", "debugAdapter": "dlv-dap" } }',
  '{ "go.coverageDecorator": { "type": "gutter" }, "go.enableCodeLens": { "runtest": false } }',
  '{ "go.useLanguageServer": true, "go.formatTool": "goimports", "go.logging.level": "verbose" }',
  '{ "go.toolsManagement.checkForUpdates": "off", "go.toolsManagement.autoUpdate": false, "go.toolsManagement.go": "" }',
  '{ "files.associations": { "go.work": "go.work" }, "golang.x": 1, "goto.y": 2 }',
];

const folder = (at: number): string => `${home}/src/app${at}`;

/** Twice as many, each a workspace that VS Code has recorded. */
function workspaces(): Readonly<Record<string, string>> {
  const files: [string, string][] = [[`${user}/globalStorage/storage.json`, '{}']];
  for (let at = 0; at < 2 * sane.length; at += 1) {
    const id = String(at).padStart(32, '0');
    files.push([`${user}/workspaceStorage/${id}/workspace.json`, `{"folder":"file://${folder(at)}"}`]);
    files.push([`${folder(at)}/.vscode/settings.json`, sane[at % sane.length] ?? '']);
    files.push([`${folder(at)}/.vscode/launch.json`, '{ "configurations": [ { "type": "go" } ] }']);
  }
  return Object.fromEntries(files);
}

test('the sane settings of forty workspaces cause no finding, and all of them are read', async () => {
  const sketch = withFiles(workspaces());
  expect(await lint(sketch)).toEqual([]);
  const { host } = await machine(sketch);
  const { files } = await newSweep(host, new AbortController().signal, today).ask(editors);
  expect(files.filter(({ kind }) => kind === 'launch')).toHaveLength(40);
});

test('each of them is reported once one thing is wrong with it', async () => {
  const files = workspaces();
  const wrong = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      path.endsWith('.vscode/settings.json') ? '{ "go.delvePath": "/x" }' : text,
    ]),
  );
  expect((await lint(withFiles(wrong))).map(({ rule }) => rule)).toEqual(
    Array.from({ length: 40 }, () => 'vscode-setting-unknown'),
  );
});
