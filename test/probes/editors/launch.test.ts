import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { lint, told, user, withFiles } from './machines.ts';

const directory = `${home}/src/app`;
const file = `${directory}/.vscode/launch.json`;

async function ofLaunch(...configurations: readonly object[]) {
  const text = JSON.stringify({ version: '0.2.0', configurations, compounds: [] }, null, 2);
  const files = { [file]: text, [`${directory}/go.mod`]: 'module example.com/app\n\ngo 1.26\n' };
  return await lint(withFiles(files), { directory });
}

const debug = { name: 'Debug', type: 'go', request: 'launch', mode: 'debug', program: '${fileDirname}' };

test('attributes that do not exist, or do not do what they say, are reported with their lines', async () => {
  const [finding, ...others] = await ofLaunch(
    {
      ...debug,
      dlvToolPath: '/x/dlv',
      dlvPath: '/x/dlv',
      programm: 'x',
      remotePath: '/app',
      console: 'terminal',
      stopOnEntry: 'yes',
      buildFlags: '-tags=a -gcflags=all=-N',
      port: 2345,
      env: { GOARCH: 'amd64', GOOS: 'darwin', PORT: '80' },
    },
    { name: 'Python', type: 'python', request: 'launch', dlvPath: 'not for Go' },
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'launch-json',
    subject: file,
    severity: 'warning',
    certainty: 'observed',
  });
  expect([...(finding?.evidence ?? [])].sort(byLine)).toEqual([
    'line 10: dlvToolPath: not an attribute of a Go configuration, but "go.alternateTools": { "dlv": … } is',
    'line 11: dlvPath: not an attribute of a Go configuration, but "go.alternateTools": { "dlv": … } is',
    'line 12: programm: not an attribute of a Go configuration, but program is',
    'line 13: remotePath: not an attribute of a Go configuration, but substitutePath is',
    'line 14: console: "terminal" is none of internalConsole, integratedTerminal, externalTerminal',
    'line 15: stopOnEntry: "yes" is not of the type boolean',
    'line 16: buildFlags: "-tags=a -gcflags=all=-N"',
    'line 17: port: 2345',
    'line 19: env.GOARCH: "amd64"',
  ]);
});

const byLine = (one: string, other: string): number => lineOf(one) - lineOf(other);
const lineOf = (line: string): number => Number(/^line (\d+)/.exec(line)?.[1]);

test.each([
  ['the one that VS Code writes', debug],
  [
    'everything of VS Code itself',
    {
      ...debug,
      ...{ preLaunchTask: 'build', postDebugTask: 'x', internalConsoleOptions: 'neverOpen', __restart: 1 },
      ...{ presentation: { hidden: true }, serverReadyAction: {}, debugServer: 1, '// why': 'a remark' },
      osx: { env: { A: 'b' } },
    },
  ],
  ['values with variables', { ...debug, mode: '${input:mode}', console: '${config:x}' }],
  ['Delve’s words in one text', { ...debug, showLog: true, logOutput: 'dap,debugger', args: ['-x'] }],
  [
    'attach',
    { name: 'A', type: 'go', request: 'attach', mode: 'local', processId: '${command:pickProcess}' },
  ],
  [
    'a server elsewhere',
    { name: 'R', type: 'go', request: 'attach', mode: 'remote', port: 2345, host: '127.0.0.1', cwd: '/a' },
  ],
  ['the old adapter, with a port', { ...debug, debugAdapter: 'legacy', port: 2345 }],
  ['a program of another machine', { ...debug, env: { GOARCH: 'arm64' }, envFile: ['a', 'b'] }],
])('a sane configuration shows nothing: %s', async (_, configuration) => {
  expect(await ofLaunch(configuration)).toEqual([]);
});

test('launch is also read from settings and workspaces; an ineffective attribute is removed by an edit', async () => {
  const settings = `${user}/settings.json`;
  const text = `{
  "launch": {
    "configurations": [
      { "type": "node", "dlvToolPath": "/x" },
      {
        // mine
        "type": "go",
        "dlvToolPath": "/x", // chosen
        "request": "launch"
      }
    ]
  }
}
`;
  const [finding] = await lint(withFiles({ [settings]: text }));
  expect(told(finding ? [finding] : [])['launch-json']?.[0]).toMatch(/^line 8: dlvToolPath: /);
  expect(finding?.remedy?.steps).toEqual([
    {
      kind: 'edit',
      file: settings,
      before: '        "dlvToolPath": "/x", // chosen\n',
      after: '        // chosen\n',
    },
  ]);
  const workspace = `${home}/src/all.code-workspace`;
  const inside = JSON.stringify({ folders: [], launch: { configurations: [{ ...debug, dlvPath: '/x' }] } });
  const files = { [workspace]: inside, [`${directory}/go.mod`]: 'module example.com/app\n' };
  expect((await lint(withFiles(files), { directory })).map(({ subject }) => subject)).toEqual([workspace]);
});

test('the backend native is reported on a Mac, where no ordinary dlv has it', async () => {
  const [finding, ...others] = await ofLaunch({ ...debug, backend: 'native' });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ severity: 'info', values: { fault: 'native', key: 'backend' } });
  expect(await ofLaunch({ ...debug, backend: 'lldb' }, { ...debug, backend: 'default' })).toEqual([]);
});
