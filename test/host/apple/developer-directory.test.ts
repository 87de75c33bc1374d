import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { developerDirectory, developerVariable } from '../../../host/apple/developer-directory.darwin.ts';
import type { Files } from '../../../host/files/files.ts';
import { realFiles } from '../../../host/files/real.ts';
import { realRun } from '../../../host/run/real.ts';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { mac } from '../../../host/simulated/mac.ts';
import { machine } from '../../probes/machine.ts';

const clt = '/Library/Developer/CommandLineTools';
const xcode = '/Applications/Xcode.app/Contents/Developer';
const here = { directory: true } as const;

async function filesWith(sketch: SketchedFiles, blocked: string[] = []): Promise<Files> {
  return (await machine(mac(sketch, { more: { blocked }, commandLineTools: false }))).host.files;
}

test.each<[string, SketchedFiles, Record<string, string>, string | null, string | null]>([
  ['nothing', {}, {}, null, null],
  ['DEVELOPER_DIR', { [clt]: here }, { DEVELOPER_DIR: '/nowhere' }, '/nowhere', 'DEVELOPER_DIR'],
  [
    'an application in it',
    {},
    { DEVELOPER_DIR: '/A/Xcode-26.app' },
    '/A/Xcode-26.app/Contents/Developer',
    'DEVELOPER_DIR',
  ],
  ['an empty one', { [clt]: here }, { DEVELOPER_DIR: '' }, clt, null],
  ['the new link', { '/var/select/developer_dir': { link: clt } }, {}, clt, '/var/select/developer_dir'],
  [
    'the old link',
    { '/var/db/xcode_select_link': { link: xcode }, [clt]: here },
    {},
    xcode,
    '/var/db/xcode_select_link',
  ],
  [
    'the legacy link',
    { '/usr/share/xcode-select/xcode_dir_link': { link: '/A' } },
    {},
    '/A',
    '/usr/share/xcode-select/xcode_dir_link',
  ],
  [
    'the legacy text',
    { '/usr/share/xcode-select/xcode_dir_path': { text: '/A/Xcode.app\n' } },
    {},
    '/A/Xcode.app/Contents/Developer',
    '/usr/share/xcode-select/xcode_dir_path',
  ],
  ['Xcode before the Command Line Tools', { [xcode]: here, [clt]: here }, {}, xcode, null],
  [
    'the Command Line Tools before a beta',
    { '/Applications/Xcode-beta.app': here, [clt]: here },
    {},
    clt,
    null,
  ],
  [
    'a beta alone',
    { '/Applications/Xcode-beta.app': here },
    {},
    '/Applications/Xcode-beta.app/Contents/Developer',
    null,
  ],
])('%s', async (_, sketch, environment, path, namedBy) => {
  const read = developerDirectory(await filesWith(sketch), environment);
  expect(read).toEqual({ ok: true, value: path === null ? null : { path, namedBy, rival: null } });
});

test('two links that disagree are both reported, two that agree are one', async () => {
  const links = {
    '/var/select/developer_dir': { link: '/A/Xcode.app' },
    '/var/db/xcode_select_link': { link: clt },
  };
  expect(developerDirectory(await filesWith(links), {})).toMatchObject({ value: { rival: clt } });
  const same = { ...links, '/var/db/xcode_select_link': { link: '/A/Xcode.app/Contents/Developer' } };
  expect(developerDirectory(await filesWith(same), {})).toMatchObject({ value: { rival: null } });
});

test('what may not be examined has no answer', async () => {
  const files = await filesWith({ '/var/select/developer_dir': { link: clt } }, ['/var/select']);
  expect(developerDirectory(files, {})).toMatchObject({ ok: false, failure: { kind: 'blocked' } });
});

test('every program is started with a DEVELOPER_DIR: the effective one, its own, or else a missing directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-developer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const none = await filesWith({});
  const started = async (files: Files, environment: Record<string, string>): Promise<string> => {
    const run = realRun({ name: 'kim', home: folder }, realFiles({ darwin: false, uid: 0 }), () =>
      developerVariable(files, {}),
    );
    const ran = await run({ file: '/usr/bin/env', arguments: [], environment });
    return /^DEVELOPER_DIR=(.*)$/m.exec(ran.stdout)?.[1] ?? '';
  };
  expect(await started(await filesWith({ [clt]: here }), {})).toBe(clt);
  expect(await started(none, { DEVELOPER_DIR: '/own' })).toBe('/own');
  for (const environment of [{}, { DEVELOPER_DIR: '' }]) {
    const nowhere = await started(none, environment);
    expect(nowhere).toMatch(/^\/.*no-developer-tools$/);
    expect(none.facts(nowhere).ok).toBe(false);
  }
});
