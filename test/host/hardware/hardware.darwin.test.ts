import { expect, test } from 'vitest';
import { standIn, sysctl } from '../stand-in.ts';

const rosetta = { '/Library/Apple/usr/libexec/oah/libRosettaRuntime': { text: '' } };
const silicon = { 'hw.optional.arm64': '1', 'sysctl.proc_translated': '0', 'kern.osproductversion': '26.1' };
const intel = { 'hw.optional.arm64': null, 'sysctl.proc_translated': null, 'kern.osproductversion': '15.7' };

test('Apple silicon with a native Node', async () => {
  const host = await standIn('darwin', sysctl(silicon), {}, { hardware: { ours: 'arm64' } });
  expect(await host.hardware()).toMatchObject({
    architecture: 'arm64',
    native: ['arm64'],
    ours: 'arm64',
    translated: false,
    translators: [],
    osVersion: '26.1',
  });
});

test('Apple silicon is reported to a translated Node too', async () => {
  const answers = sysctl({ ...silicon, 'sysctl.proc_translated': '1' });
  const host = await standIn('darwin', answers, rosetta, { hardware: { ours: 'amd64' } });
  const hardware = await host.hardware();
  expect(hardware).toMatchObject({
    architecture: 'arm64',
    native: ['arm64'],
    ours: 'amd64',
    translated: true,
    translators: [{ name: 'Rosetta', architecture: 'amd64' }],
  });
  expect(hardware.evidence).toContain('sysctl hw.optional.arm64: 1');
  expect(hardware.evidence).toContain('Rosetta: /Library/Apple/usr/libexec/oah/libRosettaRuntime');
});

test('an Intel Mac does not know these sysctl names', async () => {
  const host = await standIn('darwin', sysctl(intel), rosetta, { hardware: { ours: 'amd64' } });
  const hardware = await host.hardware();
  expect(hardware).toMatchObject({
    architecture: 'amd64',
    native: ['amd64'],
    translated: false,
    translators: [],
    osVersion: '15.7',
  });
  expect(hardware.evidence).toContain('sysctl hw.optional.arm64: unknown here');
});

test('a Node built for arm64 is sufficient proof when sysctl does not answer', async () => {
  const host = await standIn('darwin', [], {}, { hardware: { ours: 'arm64' } });
  expect(await host.hardware()).toMatchObject({ architecture: 'arm64', translated: false, osVersion: null });
});

test('a Node built for amd64 alone proves nothing', async () => {
  const hang = ['hw.optional.arm64', 'sysctl.proc_translated'].map((name) => ({
    run: ['/usr/sbin/sysctl', '-n', name],
    signal: 'SIGKILL',
  }));
  const host = await standIn('darwin', hang, {}, { hardware: { ours: 'amd64' } });
  const hardware = await host.hardware();
  expect(hardware).toMatchObject({ architecture: 'amd64', translated: 'unknown' });
  expect(hardware.evidence.join('\n')).toContain('was ended by SIGKILL');
});

test.each([
  [{ 'sysctl.proc_translated': '1' }, 'arm64', true],
  [{ 'sysctl.proc_translated': null }, 'amd64', false],
])('one of the two answers is sufficient: %j', async (answer, architecture, translated) => {
  const host = await standIn('darwin', sysctl(answer), {}, { hardware: { ours: 'amd64' } });
  expect(await host.hardware()).toMatchObject({ architecture, translated });
});
