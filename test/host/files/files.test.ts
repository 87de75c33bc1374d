import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../host/files/failure.ts';
import { realFiles } from '../../../host/files/real.ts';

const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });
const directory = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-files-')));
const at = (name: string): string => join(directory, name);
writeFileSync(at('file'), 'hello');
symlinkSync('file', at('link'));
symlinkSync('b', at('a'));
symlinkSync('a', at('b'));
symlinkSync('nowhere', at('dangling'));
mkdirSync(at('sub'));
execFileSync('mkfifo', [at('fifo')]);

const kind = (read: { ok: boolean; failure?: { kind: string } }): string =>
  read.ok ? 'ok' : (read.failure?.kind ?? '');

describe('facts', () => {
  test('distinguish a link from its target', () => {
    const link = files.facts(at('link'));
    const target = files.target(at('link'));
    const stats = statSync(at('file'));
    expect(link.ok && link.value.kind).toBe('link');
    expect(target.ok && target.value).toMatchObject({
      kind: 'file',
      size: 5,
      inode: stats.ino,
      device: stats.dev,
      uid: stats.uid,
    });
    expect(files.readLink(at('link'))).toEqual({ ok: true, value: 'file' });
    expect(files.realPath(at('link'))).toEqual({ ok: true, value: at('file') });
  });

  test('name the obstacle', () => {
    expect(kind(files.facts(at('none')))).toBe('absent');
    expect(kind(files.facts(at('file/below')))).toBe('absent');
    expect(kind(files.target(at('dangling')))).toBe('absent');
    expect(kind(files.realPath(at('dangling')))).toBe('absent');
    expect(kind(files.target(at('a')))).toBe('loop');
    expect(kind(files.realPath(at('a')))).toBe('loop');
    expect(kind(files.text(at('a')))).toBe('loop');
    expect(kind(files.readLink(at('file')))).toBe('wrong-kind');
  });

  test('never throw, whatever the path is', () => {
    for (const path of ['', 'relative', '.', '/a\0b', '/' + 'x'.repeat(5_000), '/' + 'x/'.repeat(5_000)]) {
      for (const method of ['facts', 'target', 'readLink', 'realPath', 'list', 'text'] as const) {
        expect(files[method](path).ok, `${method} of ${JSON.stringify(path.slice(0, 20))}`).toBe(false);
      }
      expect(files.open(path, () => 0).ok).toBe(false);
    }
  });
});

describe('list', () => {
  test('sorts and is limited', () => {
    expect(files.list(directory)).toEqual({
      ok: true,
      value: ['a', 'b', 'dangling', 'fifo', 'file', 'link', 'sub'],
    });
    expect(kind(files.list(directory, 6))).toBe('too-large');
    expect(kind(files.list(directory, 7))).toBe('ok');
    expect(files.list(at('sub'))).toEqual({ ok: true, value: [] });
  });

  test('distinguishes a file from nothing', () => {
    expect(kind(files.list(at('file')))).toBe('wrong-kind');
    expect(kind(files.list(at('none')))).toBe('absent');
    expect(kind(files.list(at('fifo')))).toBe('wrong-kind');
  });
});

describe('text', () => {
  test('is limited and survives what is not UTF-8', () => {
    expect(files.text(at('link'))).toEqual({ ok: true, value: 'hello' });
    expect(kind(files.text(at('file'), 4))).toBe('too-large');
    expect(kind(files.text(at('file'), 5))).toBe('ok');
    writeFileSync(at('sub/latin'), Buffer.from([0x61, 0xff, 0x62]));
    expect(files.text(at('sub/latin'))).toEqual({ ok: true, value: 'a\ufffdb' });
    writeFileSync(at('sub/long'), 'é'.repeat(200_000));
    expect(files.text(at('sub/long'))).toEqual({ ok: true, value: 'é'.repeat(200_000) });
  });

  test.skipIf(process.platform !== 'linux')(
    'reads files of /proc, which claim to be empty, and limits them',
    () => {
      const status = files.text('/proc/self/status');
      expect(status.ok && status.value).toMatch(/^Name:/);
      expect(kind(files.text('/proc/self/status', 10))).toBe('too-large');
    },
  );

  test('opens no FIFO, device, socket or directory', async () => {
    const server = createServer().listen(at('sub/socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    for (const path of [at('fifo'), '/dev/zero', '/dev/tty', at('sub/socket'), directory]) {
      expect(kind(files.text(path)), path).toBe('wrong-kind');
      expect(kind(files.open(path, () => 0)), path).toBe('wrong-kind');
    }
    server.close();
  });
});

describe('open', () => {
  test('reads the requested bytes, and nothing past the end', () => {
    const read = files.open(at('file'), (source) => [
      source.size,
      Buffer.from(source.read(1, 3)).toString(),
      Buffer.from(source.read(3, 100)).toString(),
      source.read(5, 1).length,
      source.read(-1, 2).length,
      source.read(0, Number.NaN).length,
      source.read(2 ** 53, 1).length,
    ]);
    expect(read).toEqual({ ok: true, value: [5, 'ell', 'lo', 0, 0, 0, 0] });
  });

  test('gives fewer bytes when the file shrinks meanwhile', () => {
    writeFileSync(at('sub/shrinks'), 'x'.repeat(100));
    const read = files.open(at('sub/shrinks'), (source) => {
      truncateSync(at('sub/shrinks'), 10);
      return source.read(0, 100).length;
    });
    expect(read).toEqual({ ok: true, value: 10 });
  });

  test('closes the file even when its user throws, and passes the error on', () => {
    const descriptors = (): number => {
      const list = files.list('/dev/fd');
      return list.ok ? list.value.length : -1;
    };
    const before = descriptors();
    expect(() =>
      files.open(at('file'), () => {
        throw new TypeError('a bug');
      }),
    ).toThrow('a bug');
    expect(descriptors()).toBe(before);
  });
});

describe('a refusal', () => {
  const error = (code: string): Error => Object.assign(new Error(code), { code });
  const asked = (mode: number, uid: number) => ({ uid: 501, refused: () => ({ mode, uid }) });

  test('is macOS privacy where the permission bits would allow it', () => {
    expect(failureOf('/p', error('EPERM'), asked(0o700, 501)).kind).toBe('privacy');
    expect(failureOf('/p', error('EPERM'), asked(0o755, 0)).kind).toBe('privacy');
  });

  test('is otherwise a plain refusal', () => {
    expect(failureOf('/p', error('EPERM'), asked(0o700, 0)).kind).toBe('blocked');
    expect(failureOf('/p', error('EPERM'), { uid: 501, refused: () => undefined }).kind).toBe('blocked');
    expect(failureOf('/p', error('EPERM'), null).kind).toBe('blocked');
    expect(failureOf('/p', error('EACCES'), asked(0o755, 501)).kind).toBe('blocked');
  });

  test('names path and error code', () => {
    expect(failureOf('/p', error('EACCES'), null).message).toBe('/p may not be read by this user (EACCES)');
    expect(failureOf('/p', error('EIO'), null)).toEqual({
      kind: 'other',
      message: '/p could not be read (EIO)',
    });
  });
});

test('a directory without permission is blocked, not absent', () => {
  mkdirSync(at('sub/closed'), { mode: 0o000 });
  chmodSync(directory, 0o755);
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    expect(kind(files.list(at('sub/closed')))).toBe('blocked');
    expect(kind(files.facts(at('sub/closed/x')))).toBe('blocked');
    expect(kind(files.facts(at('sub/closed')))).toBe('ok');
  } finally {
    if (root) process.seteuid?.(0);
  }
});
