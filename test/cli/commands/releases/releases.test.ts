import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { releasesDocument } from '../../../../cli/commands/releases/releases.ts';
import type { ReleasesDocument } from '../../../../cli/commands/releases/document.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { officialPackage } from '../../../../host/simulated/installers.ts';
import { arm, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';

const asked = async (...argv: string[]): Promise<ReleasesDocument> => {
  const { code, out } = await call(['releases', ...argv, '--json']);
  expect(code).toBe(0);
  documented('releases', out);
  return JSON.parse(out) as ReleasesDocument;
};

test.each([
  ['13', '1.27'],
  ['12.7.6', '1.26'],
  ['11', '1.24'],
  ['10.15', '1.22'],
  ['10.14', '1.20'],
  ['10.11', null],
  ['27', '1.27'],
])('the newest Go for macOS %s is %s', async (macos, newest) => {
  const document = await asked('--macos', macos);
  expect(document).toMatchObject({ macos, newest, bad: null });
  expect(document.releases.find(({ runs }) => runs)?.version ?? null).toBe(newest);
});

test('lists every major from 1.15, which has none for Apple silicon, to 1.27', async () => {
  const { releases } = await asked();
  expect(releases.map(({ version }) => version)).toEqual(
    Array.from({ length: 13 }, (_, index) => `1.${27 - index}`),
  );
  expect(releases.at(-1)).toMatchObject({ released: '2020-08-11', architectures: ['amd64'], macos: '10.12' });
  expect(releases.at(-2)).toMatchObject({ version: '1.16', architectures: ['amd64', 'arm64'] });
});

test('support ends on the day of the second newer major, and beyond the table by the calendar', () => {
  const any = { macos: null, architecture: null };
  const at = (day: string) => releasesDocument(any, Date.parse(day), false);
  const supported = (day: string) =>
    at(day)
      .releases.filter(({ support }) => support === 'supported')
      .map(({ version }) => version);
  expect(supported('2026-08-18')).toEqual(['1.26', '1.25']);
  expect(supported('2026-08-19')).toEqual(['1.27', '1.26']);
  expect(at('2026-08-19').releases[2]).toMatchObject({ version: '1.25', ended: '2026-08-19' });
  expect(at('2027-03-01')).toMatchObject({ newestByDate: '1.28', asOf: '2026-08-21' });
  expect(at('2027-03-01').releases[1]).toMatchObject({ support: 'probably-ended', ended: null });
});

test('on a Mac, its own macOS and processor are used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-releases-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const hardware = { ...rosetta, osVersion: '12.7.6' };
  buildMachine(folder, mac(officialPackage(arm('1.26.8')), { hardware }));
  expect(await asked('--host', folder)).toMatchObject({
    macos: '12.7.6',
    architecture: 'arm64',
    newest: '1.26',
  });
  const { out } = await call(['releases', '--host', folder]);
  expect(out).toMatch(/^1\.27 .* not for this macOS$/m);
  expect(out).toContain('The newest Go for macOS 12.7.6 is 1.26.\n');
  expect(out).toContain(
    'As of 2026-08-21 (https://go.dev/doc/devel/release); newer patches are not listed.\n',
  );
});

test('bad releases are listed with a way out, and nothing is called fixed without confirmation', async () => {
  const { bad } = await asked('--bad');
  expect(bad?.find(({ issue }) => issue === 'golang/go#80706')).toMatchObject({
    versions: [{ first: '1.26.0', last: '1.26.5' }],
    architectures: ['arm64'],
    fixedIn: '1.26.6',
    page: 'https://github.com/golang/go/issues/80706',
  });
  for (const language of ['en', 'zh']) {
    const { out } = await call(['releases', '--bad', '--lang', language]);
    for (const { issue } of bad ?? []) expect(out).toContain(issue);
    const unconfirmed = bad?.filter(({ fixedIn }) => fixedIn === null).length ?? 0;
    expect(
      out.split(language === 'en' ? 'it is fixed is not confirmed.' : '中修复，未经证实。'),
    ).toHaveLength(unconfirmed + 1);
    expect(out).toContain('type hash');
  }
});

test.each(['Ventura', '13.x', '1'.repeat(9)])('%j is not a macOS version', async (macos) => {
  const { code, err } = await call(['releases', '--macos', macos]);
  expect(code).toBe(2);
  expect(err).toContain(`Expected a version of macOS, got "${macos}"`);
});
