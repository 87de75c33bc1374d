import { expect, test } from 'vitest';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/go-toolchain-pinned/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const env = `${home}/Library/Application Support/go/env`;
const path = ['/opt/homebrew/bin'];

test('tells what really runs, who decided, and the one command that ends it', async () => {
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
])('GOTOOLCHAIN=%s is worth %i finding', async (value, count) => {
  const machine = shell(mac(homebrew('/opt/homebrew', arm('1.26.8')), { shell: path }), path, {
    GOTOOLCHAIN: value,
  });
  const found = await findingsOf('go-toolchain-pinned', machine);
  expect(found).toHaveLength(count);
  for (const one of found)
    expect(one).toMatchObject({ subject: 'GOTOOLCHAIN', values: { source: 'environment' } });
});

test('a go.work or go.mod of the home counts where it raises the choice, and a go on PATH for another processor does', async () => {
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
