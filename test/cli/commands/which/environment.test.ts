import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import type { EnvironmentStep } from '../../../../probes/environment/step.ts';
import { shell } from '../../../probes/machine.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('which-environment');
const env = `${home}/Library/Application Support/go/env`;
const tree = `${home}/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.25.4.darwin-arm64`;

const machine = shell(
  mac({
    ...homebrew('/opt/homebrew', arm('1.26.8')),
    ...goroot(tree, arm('1.25.4')),
    [`${tree}/src/cmd/go/internal/cfg/zdefaultcc.go`]: {
      text: 'func DefaultCC(goos, goarch string) string {\n\tswitch goos {\n\tcase "darwin", "ios":\n\t\treturn "cc"\n\t}\n\treturn "gcc"\n}\n',
    },
    [`${home}/go/pkg/mod/cache/download/golang.org/toolchain/@v/v0.0.1-go1.25.4.darwin-arm64.ziphash`]: {
      text: 'h1:fixture',
    },
    [env]: { text: 'GOARCH=amd64\nGOTOOLCHAIN=go1.25.4\nGOFLAGS=-mod=mod\n' },
    [`${home}/.zshenv`]: { text: 'export GOOS=linux\n' },
  }),
  ['/opt/homebrew/bin'],
  { GOOS: 'linux', GOHOSTARCH: 'amd64' },
);

async function stepOf(): Promise<EnvironmentStep> {
  const { out } = await call(['which', 'go', home, '--host', join(directory, 'mac'), '--json']);
  const { contexts } = documented('which', out) as { contexts: { steps: { kind: string }[] }[] };
  return contexts[0]?.steps.at(-1) as EnvironmentStep;
}

test('which go ends with the settings of the Go that runs, and who set each of them', async () => {
  buildMachine(join(directory, 'mac'), machine);
  const step = await stepOf();
  expect(step).toMatchObject({ kind: 'environment', target: 'linux/amd64', native: false });
  const variable = (name: string) => step.variables.find((one) => one.name === name);
  expect(variable('GOOS')).toEqual({
    ...{ name: 'GOOS', value: 'linux', source: { kind: 'variable' } },
    ...{ by: `${home}/.zshenv:1`, ignored: null },
  });
  expect(variable('GOARCH')?.source).toEqual({ kind: 'user-file', file: env, line: 1 });
  expect(variable('GOHOSTARCH')).toMatchObject({ value: 'arm64', ignored: 'amd64' });
  // From the selected tree, which has its own table of compilers and its own go.env.
  expect(variable('CC')).toMatchObject({ value: 'gcc', source: { kind: 'default' } });
  expect(variable('GOPROXY')?.source).toMatchObject({ kind: 'goroot-file', file: `${tree}/go.env` });

  const { out } = await call(['which', 'go', home, '--host', join(directory, 'mac')]);
  const lines = out.split('\n').map((line) => line.trim());
  const at = lines.indexOf('It builds for linux/amd64, which is not native here');
  expect(lines.slice(at + 1, at + 5)).toEqual([
    `GOOS=linux, set by ${home}/.zshenv:1`,
    `GOARCH=amd64, set by ${env}:1`,
    `GOFLAGS=-mod=mod, set by ${env}:3`,
    'GOHOSTARCH=amd64 is set, but go passes it over',
  ]);
});
