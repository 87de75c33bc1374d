import { expect, test } from 'vitest';
import { officialPackage } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { speak } from '../../../../messages/speak.ts';
import { example } from '../../../../probes/rules/go-needs-newer-macos/example.ts';
import { sayFinding } from '../../../../probes/say.ts';
import { majors, newestOn } from '../../../../probes/versions/majors.ts';
import { findingsOf, today, with_ } from '../../machine.ts';

const id = 'go-needs-newer-macos';
const go = '/usr/local/go/bin/go';
const having = (version: string, osVersion: string, architecture = 'arm64') =>
  mac(officialPackage(architecture === 'arm64' ? arm(version) : intel(version)), {
    shell: ['/usr/local/go/bin'],
    hardware: { ...rosetta, architecture, osVersion },
  });

test('is found once on its example, with the newest Go for that macOS', async () => {
  const found = await findingsOf(id, example.machine());
  expect(found).toMatchObject([
    { subject: go, values: { version: 'go1.27.1', needs: '13', macos: '12.7.6', newest: '1.26' } },
  ]);
  expect(sayFinding(speak('en'), found[0]!).next).toBe(
    'Install Go 1.26 from https://go.dev/dl/, the newest for this macOS, or macOS 13 or later.',
  );
});

test.each(majors)(
  'Go 1.$minor is fine on macOS $macos, and not on the one before',
  async ({ patch, macos }) => {
    const [major = 0, minor = 0] = macos.split('.').map(Number);
    const before = minor > 0 ? `${major}.${minor - 1}.6` : major === 11 ? '10.15.7' : `${major - 1}.9`;
    expect(await findingsOf(id, having(patch.version, macos, 'amd64'))).toEqual([]);
    expect(await findingsOf(id, having(patch.version, before, 'amd64'))).toMatchObject([
      { values: { needs: macos, macos: before } },
    ]);
  },
);

test('a toolchain that go.mod requires is reported with its line', async () => {
  const goMod = { [`${home}/go.mod`]: { text: 'module a\n\ngo 1.27.1\n' } };
  expect(await findingsOf(id, with_(having('1.26.8', '12.7'), goMod))).toMatchObject([
    { subject: `${home}/go.mod`, values: { version: 'go1.27.1', source: `${home}/go.mod:3` } },
  ]);
  expect(await findingsOf(id, with_(having('1.26.8', '13.0'), goMod))).toEqual([]);
});

test('the newest Go for a Mac is also for its processor', () => {
  const newest = (macos: string, architecture: string) => newestOn({ macos, architecture }, today)?.minor;
  expect(
    ['10.11', '10.12', '10.13', '10.14.6', '10.15', '11', '12', '13', '26.1'].map((macos) =>
      newest(macos, 'amd64'),
    ),
  ).toEqual([undefined, 16, 20, 20, 22, 24, 26, 27, 27]);
  expect(newestOn({ macos: '13', architecture: 'arm64' }, Date.parse('2020-12-01'))).toBeNull();
  expect(newest('10.16', 'arm64')).toBe(24);
});
