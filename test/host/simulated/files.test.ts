import fc from '../../fast-check.ts';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { realFiles } from '../../../host/files/real.ts';
import type { Files } from '../../../host/files/files.ts';
import { simulatedFiles } from '../../../host/simulated/files.ts';

const uid = process.getuid?.() ?? 0;
let root: string;
let files: Files;
let blocked: string[];
let privacy: string[];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-root-')));
  blocked = [];
  privacy = [];
  files = simulatedFiles({
    root,
    uid: 501,
    closed: () => ({ blocked, privacy }),
    disk: realFiles({ darwin: false, uid }),
  });
});

function put(path: string, content: { to: string } | string): void {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  if (typeof content === 'string') writeFileSync(place, content);
  else symlinkSync(content.to, place);
}

const value = (read: { ok: boolean; value?: unknown; failure?: { kind: string } }): unknown =>
  read.ok ? read.value : read.failure?.kind;

describe('links', () => {
  test('are followed within the folder, absolute and relative', () => {
    put('/usr/local/go/bin/go', 'real');
    put('/opt/homebrew/bin/go', { to: '../../../usr/local/go/bin/go' });
    put('/usr/bin/go', { to: '/opt/homebrew/bin/go' });
    put('/private/etc/paths', 'paths');
    put('/etc', { to: 'private/etc' });
    expect(value(files.text('/usr/bin/go'))).toBe('real');
    expect(value(files.realPath('/usr/bin/go'))).toBe('/usr/local/go/bin/go');
    expect(value(files.readLink('/usr/bin/go'))).toBe('/opt/homebrew/bin/go');
    expect(value(files.text('/etc/paths'))).toBe('paths');
    expect(value(files.realPath('/etc/paths'))).toBe('/private/etc/paths');
    expect(files.onDisk('/usr/bin/go')).toBe(join(root, 'usr/bin/go'));
    expect(files.onDisk('/etc/paths')).toBe(join(root, 'private/etc/paths'));
  });

  test('that lead above the root end there', () => {
    const secret = join(dirname(root), 'outside.txt');
    writeFileSync(secret, 'outside');
    put('/a/up', { to: '../../../../../../outside.txt' });
    put('/a/absolute', { to: secret });
    put('/a/passwd', { to: '/etc/passwd' });
    put('/a/etc', { to: '/etc' });
    for (const path of [
      '/a/up',
      '/a/absolute',
      '/a/passwd',
      '/a/etc/passwd',
      '/../../etc/passwd',
      '/a/etc/../passwd',
    ]) {
      expect(value(files.text(path)), path).toBe('absent');
    }
    rmSync(secret);
  });

  test('in a circle, or longer than any system follows, are a loop', () => {
    put('/a', { to: '/b' });
    put('/b', { to: 'a' });
    expect(value(files.target('/a'))).toBe('loop');
    expect(value(files.text('/a/x'))).toBe('loop');
    expect(value(files.facts('/a'))).toMatchObject({ kind: 'link' });
    for (let at = 0; at < 45; at++) put(`/chain/${at}`, { to: `${at + 1}` });
    put('/chain/45', 'end');
    expect(value(files.text('/chain/0'))).toBe('loop');
    expect(value(files.text('/chain/10'))).toBe('end');
  });

  test('can be swapped while we look', () => {
    put('/v1', 'one');
    put('/v2', 'two');
    put('/current', { to: 'v1' });
    expect(value(files.text('/current'))).toBe('one');
    rmSync(join(root, 'current'));
    expect(value(files.text('/current'))).toBe('absent');
    put('/current', { to: '/v2' });
    expect(value(files.text('/current'))).toBe('two');
  });
});

describe('files', () => {
  test('that belong to us on disk belong to the simulated user', () => {
    put('/f', 'x');
    expect(value(files.facts('/f'))).toMatchObject({ kind: 'file', size: 1, uid: 501 });
  });

  test('are distinguished from directories and from nothing', () => {
    put('/f', 'x');
    expect(value(files.text('/f/below'))).toBe('absent');
    expect(value(files.text('/'))).toBe('wrong-kind');
    expect(value(files.list('/f'))).toBe('wrong-kind');
    expect(value(files.list('/'))).toEqual(['f']);
    expect(value(files.readLink('/f'))).toBe('wrong-kind');
    expect(value(files.realPath('/none'))).toBe('absent');
  });

  test('are named in failures by their path on the machine', () => {
    const read = files.text('/none');
    expect(!read.ok && read.failure.message).toBe('/none is not there (ENOENT)');
    const list = files.list('/none/below');
    expect(JSON.stringify(list)).not.toContain(root);
  });

  test('below a blocked directory are blocked and not absent', () => {
    put('/closed/f', 'x');
    put('/in', { to: '/closed/f' });
    blocked = ['/closed'];
    expect(value(files.facts('/closed'))).toMatchObject({ kind: 'directory' });
    for (const path of ['/closed/f', '/closed/none', '/in']) {
      expect(value(files.text(path)), path).toBe('blocked');
      expect(value(files.target(path)), path).toBe('blocked');
    }
    expect(value(files.list('/closed'))).toBe('blocked');
    expect(value(files.facts('/in'))).toMatchObject({ kind: 'link' });
    expect(files.onDisk('/closed/f')).toBe(join(root, 'closed/f'));
  });

  test('below a private directory can be listed but not opened, as on macOS', () => {
    put('/Documents/f', 'x');
    privacy = ['/Documents'];
    expect(value(files.facts('/Documents/f'))).toMatchObject({ kind: 'file' });
    expect(value(files.text('/Documents/f'))).toBe('privacy');
    expect(value(files.list('/Documents'))).toBe('privacy');
    expect(value(files.open('/Documents/f', () => 0))).toBe('privacy');
  });
});

test('no path and no link, whatever it is, leads out of the folder', () => {
  const canary = mkdtempSync(join(tmpdir(), 'gowarden-canary-'));
  writeFileSync(join(canary, 'file'), 'CANARY');
  const name = fc.constantFrom('a', 'b', 'c', 'file', '..', '.', '', 'etc', 'passwd', canary.slice(1));
  const path = fc.array(name, { maxLength: 7 }).map((parts) => parts.join('/'));
  const target = fc.oneof(
    path,
    path.map((rest) => `/${rest}`),
    path.map((rest) => `../../../../..${rest}`),
    fc.constantFrom(canary, `${canary}/file`, '/', '..', '/etc', '/proc/self/root'),
  );
  const places = ['a', 'b', 'c', 'a/b', 'a/c', 'b/a', 'a/b/c', 'etc'];
  const machine = fc.record(
    Object.fromEntries(places.map((place) => [place, fc.option(target, { freq: 3 })])),
  );
  const asked = fc.oneof(
    path.map((rest) => `/${rest}`),
    target,
    fc.string(),
  );

  fc.assert(
    fc.property(machine, fc.array(asked, { minLength: 1, maxLength: 6 }), (links, paths) => {
      rmSync(root, { recursive: true });
      mkdirSync(root);
      for (const place of places) {
        const link = links[place] ?? null;
        if (!isDirectory(dirname(place))) continue;
        if (link === null || link === '' || link.includes('\0')) mkdirSync(join(root, place));
        else symlinkSync(link, join(root, place));
      }
      for (const one of paths) {
        const text = files.text(one);
        expect(text.ok && text.value.includes('CANARY')).toBe(false);
        const real = files.realPath(one);
        if (real.ok) staysWithin(real.value);
        const disk = files.onDisk(one);
        expect(disk === root || disk.startsWith(`${root}/`)).toBe(true);
        staysWithin(disk.slice(root.length) || '/', 'all but the last');
        files.list(one);
        files.target(one);
      }
    }),
    { numRuns: Number(process.env.GOWARDEN_FUZZ_RUNS ?? 150) },
  );
});

/** Whether it is one, with no link on the way. */
function isDirectory(path: string): boolean {
  const above = path === '.' || isDirectory(dirname(path));
  return above && (lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** No component is a link that could lead the system astray. */
function staysWithin(path: string, which: 'all' | 'all but the last' = 'all'): void {
  const parts = path.split('/').filter((part) => part !== '');
  expect(parts).not.toContain('..');
  const end = which === 'all' ? parts.length : parts.length - 1;
  for (let count = 1; count <= end; count++) {
    const place = join(root, ...parts.slice(0, count));
    if (place.includes('\0')) return;
    if (!isDirectory(dirname(place.slice(root.length + 1)))) return;
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) throw new Error(`${place} is a link to ${readlinkSync(place)}`);
  }
}
