import { zipSync, type Zippable } from 'fflate';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../../../cli/commands/bug-report/archive.ts';
import { call } from '../../call.ts';
import { build, temporary } from '../../machine.ts';

const directory = temporary('archive');
const text = (value: string): Uint8Array => Buffer.from(value);

async function refused(name: string, archive: Uint8Array): Promise<string> {
  const file = join(directory, name);
  writeFileSync(file, archive);
  const { code, out, err } = await call(['doctor', '--from', file]);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(file);
  expect(err).not.toContain('a bug in gowarden');
  return err;
}

const report = '{"schemaVersion":1,"at":1795608728470,"gowarden":"0.1.0"}';
const settings = '{"configuration":{"mute":[]}}';
const whole = (more: Zippable = {}): Zippable => ({
  'report.json': text(report),
  'settings.json': text(settings),
  'machine.json': text('{"format":1,"platform":"darwin","hardware":{"architecture":"arm64"},"files":{}}'),
  ...more,
});

test('what was packed can be unpacked, also from the folder that Finder makes of it', () => {
  const entries = new Map([
    ['summary.md', '小明\n'] as const,
    ['machine.json', 'x'.repeat(100_000)] as const,
  ]);
  expect(unpack(pack(entries))).toEqual(entries);
  const again = zipSync({ bundle: { 'summary.md': text('a') }, __MACOSX: { '._summary.md': text('b') } });
  expect([...unpack(again)]).toEqual([['summary.md', 'a']]);
});

test('an archive does not reveal when or where it was made', () => {
  const entries = new Map([['summary.md', 'a'] as const]);
  expect(Buffer.from(pack(entries)).equals(Buffer.from(pack(entries)))).toBe(true);
});

describe('refused with a sentence that names the file:', () => {
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(0), 'not a zip archive'],
    ['text', text('hello'), 'not a zip archive'],
    ['only a signature', text('PK'), 'not a zip archive'],
    ['cut off', zipSync(whole()).subarray(0, 120), 'is missing'],
    ['climbs out', zipSync(whole({ '../../evil': text('x') })), '../../evil'],
    ['climbs out under a known name', zipSync(whole({ '../report.json': text('x') })), '../report.json'],
    ['absolute', zipSync(whole({ '/etc/passwd': text('x') })), '/etc/passwd'],
    ['absolute under a known name', zipSync(whole({ '/machine.json': text('x') })), '/machine.json'],
    ['something else', zipSync(whole({ 'run.sh': text('x') })), 'run.sh'],
    ['twice', zipSync({ 'report.json': text(report), 'a/report.json': text(report) }), 'report.json'],
    [
      'a link in the place of an entry',
      zipSync({ ...whole(), 'machine.json': [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
      'machine.json',
    ],
    [
      'no machine',
      zipSync({ 'report.json': text(report), 'settings.json': text(settings) }),
      'machine.json is missing',
    ],
    ['no JSON', zipSync(whole({ 'machine.json': text('{') })), 'JSON'],
    [
      'another format',
      zipSync(whole({ 'machine.json': text('{"format":2,"platform":"darwin"}') })),
      'format',
    ],
    ['another schema', zipSync(whole({ 'report.json': text('{"schemaVersion":9}') })), 'schemaVersion'],
    ['a bomb', zipSync(whole({ 'log.ndjson': new Uint8Array(70_000_000) })), 'more than'],
    ['large', Buffer.concat([text('PK'), Buffer.alloc(17_000_000)]), 'more than'],
  ])('%s', async (name, archive, why) => {
    expect(await refused(`${name}.zip`, archive)).toContain(why);
  });

  test('a bomb that lies about its size', async () => {
    const archive = zipSync(whole({ 'log.ndjson': new Uint8Array(70_000_000) }));
    // Both records of an entry contain its size; they begin with PK\1\2 and PK\3\4.
    const bytes = Buffer.from(archive);
    for (const [signature, at] of [
      ['PK\x01\x02', 24],
      ['PK\x03\x04', 22],
    ] as const)
      for (
        let found = bytes.indexOf(signature, 0, 'latin1');
        found >= 0;
        found = bytes.indexOf(signature, found + 4, 'latin1')
      )
        if (bytes.readUInt32LE(found + at) === 70_000_000) bytes.writeUInt32LE(10, found + at);
    expect(await refused('liar.zip', bytes)).toContain('more than');
  });

  test('a missing file, a directory without a report, a pipe', async () => {
    expect((await call(['doctor', '--from', join(directory, 'nowhere.zip')])).err).toContain('ENOENT');
    const folder = join(directory, 'folder');
    mkdirSync(folder);
    expect(await call(['doctor', '--from', folder])).toMatchObject({ code: 2 });
    expect((await call(['doctor', '--from', '/dev/null'])).err).toContain('not a zip archive');
  });
});

test('a path that was not recorded is unknown, and nothing outside is read', async () => {
  const file = join(directory, 'bare.zip');
  writeFileSync(file, zipSync(whole()));
  const { code, out } = await call(['doctor', '--json', '--from', file]);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { unknown: string[] }).unknown.join('\n')).toContain('not recorded');
});

test('a folder that a report was unpacked to can be looked at too', async () => {
  const host = build(join(directory, 'machines'), 'amd64-swapped-in');
  const file = join(directory, 'report.zip');
  await call(['bug-report', '--yes', '-o', file, '--host', host, '--state', join(directory, 'state')]);
  const folder = join(directory, 'unpacked');
  mkdirSync(folder);
  const { readFileSync } = await import('node:fs');
  for (const [name, content] of unpack(readFileSync(file))) writeFileSync(join(folder, name), content);
  expect((await call(['doctor', '--from', folder])).out).toContain('go-arch-mismatch');
  expect((await call(['doctor', '--host', folder])).out).toContain('go-arch-mismatch');
  symlinkSync('/etc/passwd', join(directory, 'link.zip'));
  expect((await call(['doctor', '--from', join(directory, 'link.zip')])).err).toContain('not a zip archive');
});
