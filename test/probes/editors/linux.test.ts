import { expect, test } from 'vitest';
import type { Sketch } from '../../../host/simulated/build.ts';
import { tool } from '../../../host/simulated/installers.ts';
import { lint, told } from './machines.ts';

const home = '/home/kim';

function linux(files: Readonly<Record<string, string>>, environment: Record<string, string> = {}): Sketch {
  const context = { path: ['/usr/bin'], environment };
  return {
    description: {
      format: 1,
      platform: 'linux',
      user: { name: 'kim', home },
      hardware: { architecture: 'amd64' },
      contexts: { 'login-shell': context, gui: context, daemon: { path: ['/usr/bin'] } },
      commands: [],
      processes: [],
      locks: [],
    },
    files: {
      [`${home}/go/bin`]: { directory: true },
      '/usr/bin/env': { text: '#!/bin/sh\n', executable: true },
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, { text }])),
      ...tool(`${home}/tools`, 'dlv', { version: '1.26.8', architecture: 'arm64' }),
    },
  };
}

const unknown = '{ "go.delvePath": "/x" }\n';

test.each([
  ['Code', `${home}/.config/Code/User/settings.json`],
  ['VSCodium from Flathub', `${home}/.var/app/com.vscodium.codium/config/VSCodium/User/settings.json`],
  ['code-server', `${home}/.local/share/code-server/User/settings.json`],
  ['the machine of code-server', `${home}/.local/share/code-server/Machine/settings.json`],
  ['the server of a codespace', `${home}/.vscode-remote/data/Machine/settings.json`],
  ['a server of Windsurf', `${home}/.windsurf-server/data/Machine/settings.json`],
])('settings are read on Linux from %s', async (_, file) => {
  const findings = await lint(linux({ [file]: unknown }));
  expect(findings.map(({ rule, subject }) => [rule, subject])).toEqual([['vscode-setting-unknown', file]]);
});

test('settings are below XDG_CONFIG_HOME, and variables of the login shell are filled in', async () => {
  const settings = '/data/config/Code/User/settings.json';
  const text =
    '{\n"go.alternateTools": { "dlv": "${env:TOOLS}/dlv" },\n"go.toolsEnvVars": { "GOOS": "linux" },\n"terminal.integrated.env.linux": { "GOARCH": "arm64" } }';
  const environment = { XDG_CONFIG_HOME: '/data/config', TOOLS: `${home}/tools` };
  expect(told(await lint(linux({ [settings]: text }, environment)))).toEqual({
    'vscode-tool-path': [
      'line 2: go.alternateTools.dlv: ${env:TOOLS}/dlv',
      `\${env:TOOLS}/dlv is ${home}/tools/dlv`,
      `${home}/tools/dlv: for arm64`,
      'this machine: amd64',
    ],
    'vscode-environment': [
      "line 4: terminal.integrated.env.linux.GOARCH=arm64: reaches VS Code's terminals alone; not its Go extension",
    ],
  });
});
