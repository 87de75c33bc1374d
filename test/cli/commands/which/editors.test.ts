import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { goland } from '../../../../host/simulated/golands.ts';
import { delve, goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { shell, with_ } from '../../../probes/machine.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('which-editors');
const app = `${home}/src/app`;
const settings = `${home}/Library/Application Support/Code/User/settings.json`;
const folder = join(directory, 'mac');

const machine = shell(
  mac({
    ...homebrew('/opt/homebrew', arm('1.27.1')),
    ...goroot('/usr/local/go', intel('1.26.8')),
    ...goland('/Applications/GoLand.app', 'arm64'),
    ...delve('/opt/homebrew/bin', 'v1.27.2', arm('1.27.1')),
    ...delve(`${home}/go/bin`, 'v1.26.3', arm('1.27.1')),
    [settings]: { text: '{\n  // mine\n  "go.goroot": "/usr/local/go",\n}\n' },
    [`${app}/go.mod`]: { text: 'module example.com/app\n\ngo 1.25.0\n' },
    [`${app}/.idea/workspace.xml`]: {
      text: '<project>\n<component name="GOROOT" url="file:///opt/homebrew/opt/go/libexec" />\n</project>\n',
    },
  }),
  ['/opt/homebrew/bin', `${home}/go/bin`],
  { HOME: home },
);

async function which(...words: readonly string[]) {
  const { out, code } = await call(['which', ...words, '--host', folder]);
  return { out, code, text: out.replace(/\s+/g, ' ') };
}

test('which go has a line for each editor, names the odd one, why, and what to do', async () => {
  buildMachine(folder, machine);
  const { text, code } = await which('go', app);
  expect(code).toBe(0);
  expect(text).toMatch(/Terminal go1\.27\.1 arm64, \S+Cellar\/go\/1\.27\.1/);
  expect(text).toMatch(
    /Code go1\.26\.8 amd64, \/usr\/local\/go\/bin\/go \(not native: this machine is arm64\)/,
  );
  expect(text).toMatch(/GoLand 2026\.1 go1\.27\.1 arm64/);
  expect(text).toMatch(/Applications no go on PATH/);
  expect(text).toContain(
    `Code starts go go1.26.8 (amd64) in ${app}; the terminal: go1.27.1 (arm64). Remove \`go.goroot\` (${settings}, line 3)`,
  );
});

test('a single context can be requested, and shows its steps', async () => {
  const { text } = await which('go', app, '--context', 'vscode');
  expect(text).not.toContain('Terminal');
  expect(text).toContain(`go.goroot, ${settings}:3`);
  const { out } = await which('go', app, '--context', 'goland', '--json');
  expect(documented('which', out)).toMatchObject({
    contexts: [
      {
        context: 'goland',
        editors: ['GoLand 2026.1'],
        lead: 'project',
        written: { file: `${app}/.idea/workspace.xml`, line: 2 },
        path: '/opt/homebrew/opt/go/libexec/bin/go',
        native: true,
      },
    ],
    odd: [{ context: 'vscode', editors: ['Code'], differs: 'architecture', lead: 'goroot' }],
  });
});

test('which dlv says that VS Code uses the one in GOPATH', async () => {
  const { out } = await which('dlv', app, '--json');
  const { contexts, odd } = documented('which', out) as {
    contexts: readonly { context: string; path: string | null }[];
    odd: readonly object[];
  };
  expect(contexts.map(({ context, path }) => [context, path])).toEqual([
    ['login-shell', '/opt/homebrew/bin/dlv'],
    ['vscode', `${home}/go/bin/dlv`],
    ['gui', null],
    ['daemon', '/opt/homebrew/bin/dlv'],
  ]);
  expect(odd).toMatchObject([{ context: 'vscode', differs: 'version', lead: 'gopath' }]);
});

test('an editor’s choice that cannot be read is reported with the reason', async () => {
  const window = `${dirname(settings)}/workspaceStorage/w`;
  const other = join(directory, 'chosen');
  const host = ['--host', other];
  const files = {
    [`${window}/workspace.json`]: { text: JSON.stringify({ folder: `file://${app}` }) },
    [`${window}/state.vscdb`]: { text: 'SQLite format 3\0"selectedGo"' },
  };
  buildMachine(other, with_(machine, files));
  const { out } = await call(['which', 'go', app, ...host]);
  const said = /cannot be read as the state of a window: which Go was chosen there is unknown$/;
  expect(out.replace(/\s+/g, ' ').trim()).toMatch(said);
  const { out: document } = await call(['which', 'go', app, '--json', ...host]);
  expect(documented('which', document)).toMatchObject({ unknown: [expect.stringMatching(said)] });
});
