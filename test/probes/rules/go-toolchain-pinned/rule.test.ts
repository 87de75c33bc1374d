import { describe, expect, test } from 'vitest';
import { app, codeAtWork } from '../../../../host/simulated/at-work.ts';
import { fetchedToolchain, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/go-toolchain-pinned/example.ts';
import { commandFor, findingsOf, machine, report, shell, with_ } from '../../machine.ts';

const env = `${home}/Library/Application Support/go/env`;
const path = ['/opt/homebrew/bin'];

test('shows what really runs, who decided, and the one command that ends it', async () => {
  const [found, ...others] = await findingsOf('go-toolchain-pinned', example.machine());
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subject: env,
    severity: 'warning',
    certainty: 'observed',
    values: { toolchain: 'go1.24.5', instead: 'go1.26.8', source: `${env}:1`, reason: 'unsupported' },
  });
  expect(commandFor(found)).toBe('GOTOOLCHAIN=local go env -u GOTOOLCHAIN');
  expect(await findingsOf('go-toolchain-pinned', presets['apple-silicon']())).toEqual([]);
});

test.each([
  ['go1.26.8', 0],
  ['go1.27.1+auto', 0],
  ['local', 0],
  ['auto', 0],
  ['go1.24.1', 1],
  ['go1.24.1+path', 0],
])('GOTOOLCHAIN=%s causes %i finding', async (value, count) => {
  const machine = shell(mac(homebrew('/opt/homebrew', arm('1.26.8')), { shell: path }), path, {
    GOTOOLCHAIN: value,
  });
  const found = await findingsOf('go-toolchain-pinned', machine);
  expect(found).toHaveLength(count);
  for (const one of found)
    expect(one).toMatchObject({ subject: 'GOTOOLCHAIN', values: { source: 'environment' } });
});

test('a go.work or go.mod in the home counts where it raises the choice, and a go on PATH for another processor does too', async () => {
  const old = mac(
    {
      ...homebrew('/opt/homebrew', arm('1.22.5')),
      [`${home}/go.mod`]: { text: 'module a\n\ngo 1.22\n\ntoolchain go1.23.4\n' },
    },
    // macOS 26 would not start that go at all.
    { shell: path, hardware: { ...rosetta, osVersion: '15.6' } },
  );
  expect(await findingsOf('go-toolchain-pinned', old)).toMatchObject([
    {
      subject: `${home}/go.mod`,
      values: { toolchain: 'go1.23.4', setting: 'toolchain go1.23.4', source: `${home}/go.mod:5` },
    },
  ]);
  const native = mac(homebrew('/opt/homebrew', arm('1.26.8')), { shell: [...path, '/old/bin'] });
  const { files } = mac(homebrew('/old', intel('1.26.7')));
  const foreign = with_(native, { '/old/bin/go1.26.7': files['/old/Cellar/go/1.26.7/libexec/bin/go']! });
  expect(
    await findingsOf('go-toolchain-pinned', with_(foreign, { [env]: { text: 'GOTOOLCHAIN=go1.26.7\n' } })),
  ).toMatchObject([{ severity: 'error', values: { reason: 'foreign', architecture: 'amd64' } }]);
});

describe('in a workspace', () => {
  const work = `${home}/src/go.work`;
  /** A module in use below a go.work, with another beside it. */
  const workspace = (text: string, more: Record<string, string> = {}) =>
    with_(
      mac(homebrew('/opt/homebrew', arm('1.22.5')), {
        shell: path,
        hardware: { ...rosetta, osVersion: '15.6' },
      }),
      {
        [`${app}/go.mod`]: { text: 'module app\n\ngo 1.22\n\ntoolchain go1.23.9\n' },
        [work]: { text: `go 1.22\n\nuse ./app\n${text}` },
      },
      {
        processes: codeAtWork(app, [['list']]),
        contexts: {
          'login-shell': { path, environment: more },
          gui: { path: ['/usr/bin', '/bin'] },
        },
      },
    );

  test('the line of go.work is reported, and go.mod below it is ignored', async () => {
    expect(await findingsOf('go-toolchain-pinned', workspace('\ntoolchain go1.23.4\n'))).toMatchObject([
      {
        subject: work,
        certainty: 'observed',
        values: {
          ...{ directory: app, toolchain: 'go1.23.4', instead: 'go1.22.5', reason: 'unsupported' },
          ...{ setting: 'toolchain go1.23.4', source: `${work}:5` },
        },
      },
    ]);
    expect(await findingsOf('go-toolchain-pinned', workspace(''))).toEqual([]);
    expect(await findingsOf('go-toolchain-pinned', workspace('\ntoolchain go1.26.8\n'))).toEqual([]);
  });

  test('has no command, since no go command removes a line of go.work by itself', async () => {
    const [found] = await findingsOf('go-toolchain-pinned', workspace('\ntoolchain go1.23.4\n'));
    expect(commandFor(found)).toBeNull();
  });

  test('with GOWORK=off the module itself decides', async () => {
    const sketch = workspace('\ntoolchain go1.26.8\n', { GOWORK: 'off' });
    const [found, ...others] = await findingsOf('go-toolchain-pinned', sketch);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ subject: `${app}/go.mod`, values: { toolchain: 'go1.23.9' } });
  });
});

describe('where a non-native go downloaded the toolchain', () => {
  const inherited = (osVersion: string, fetched: string, value: string, there = true) =>
    shell(
      mac(
        {
          ...homebrew('/usr/local', intel('1.26.8')),
          ...(there && fetchedToolchain(home, intel(fetched))),
          ...(there && {
            [`${home}/go/pkg/mod/cache/download/golang.org/toolchain/@v/v0.0.1-go${fetched}.darwin-amd64.ziphash`]:
              { text: 'h1:fixture' },
          }),
        },
        { hardware: { ...rosetta, osVersion } },
      ),
      ['/usr/local/bin'],
      { GOTOOLCHAIN: value },
    );
  const told = async (sketch: ReturnType<typeof inherited>) =>
    (await report((await machine(sketch)).host)).findings.filter(
      ({ rule }) => rule === 'go-toolchain-pinned' || rule === 'go-toolchain-inherited',
    );

  test('a supported one is explained by that toolchain, and only one of them is notified', async () => {
    const findings = await told(inherited('15.6', '1.27.1', 'go1.27.1'));
    expect(findings.map(({ rule }) => rule).sort()).toEqual([
      'go-toolchain-inherited',
      'go-toolchain-pinned',
    ]);
    const pinned = findings.find(({ rule }) => rule === 'go-toolchain-pinned');
    expect(pinned).toMatchObject({ severity: 'error', values: { reason: 'foreign', architecture: 'amd64' } });
    // The rule's own: go-toolchain-inherited explains it away.
    expect(pinned?.dependsOn).toBeUndefined();
  });

  test('one that is not downloaded yet adds nothing to the finding about that go', async () => {
    expect(await told(inherited('15.6', '1.27.1', 'go1.27.1', false))).toEqual([]);
  });

  test('an unsupported one is a finding of its own: the pin remains wrong when the go is replaced', async () => {
    const findings = await told(inherited('15.6', '1.24.5', 'go1.24.5'));
    const pinned = findings.find(({ rule }) => rule === 'go-toolchain-pinned');
    expect(pinned).toMatchObject({
      severity: 'warning',
      dependsOn: [],
      values: { toolchain: 'go1.24.5', reason: 'unsupported' },
    });
  });
});
