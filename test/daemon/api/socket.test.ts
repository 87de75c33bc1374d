import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { BoundSocket } from '../../../daemon/api/socket.ts';
import { longestSocketPath } from '../../../host/paths.ts';
import { socketAddress } from '../../../host/socket.ts';
import { temporaryDirectory } from './lent.ts';
import { exchangeRaw } from './raw.ts';
import { eventually } from '../../eventually.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function bind(path: string): Promise<BoundSocket> {
  const bound = await BoundSocket.bind(path, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 200 OK\r\n\r\nhere');
  });
  onTestFinished(() => bound.close());
  return bound;
}

const answers = async (path: string): Promise<boolean> =>
  (await exchangeRaw(path, 'x').catch(() => null))?.text === 'here';

const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);

/** A socket without a listener, as a killed daemon leaves it. */
function leaveDeadSocket(path: string): void {
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script]);
  expect(lstatSync(path).isSocket()).toBe(true);
}

describe('BoundSocket', () => {
  test('makes a private directory and a private socket, whatever the umask', async () => {
    const path = join(temporaryDirectory(), 'a', 'run', 'x.sock');
    const umask = process.umask(0);
    const bound = await bind(path).finally(() => process.umask(umask));
    expect(bound.failure()).toBeNull();
    expect(modeOf(path)).toBe('600');
    expect(modeOf(dirname(path))).toBe('700');
    expect(await answers(path)).toBe(true);
  });

  test('closes a directory of ours that others could enter', async () => {
    const directory = join(temporaryDirectory(), 'run');
    mkdirSync(directory);
    chmodSync(directory, 0o775);
    await bind(join(directory, 'x.sock'));
    expect(modeOf(directory)).toBe('700');
  });

  test('removes the socket on closing', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    const bound = await bind(path);
    await bound.close();
    expect(lstatSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('replaces a dead socket', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    leaveDeadSocket(path);
    expect((await bind(path)).failure()).toBeNull();
    expect(await answers(path)).toBe(true);
  });

  test('leaves a running daemon alone', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    await bind(path);
    const second = await bind(path);
    expect(second.failure()).toBe(`Another daemon serves ${path} already`);
    await second.close();
    expect(await answers(path)).toBe(true);
  });

  test('leaves a daemon alone that is too busy to answer', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    const deaf = await listenDeaf(path);
    expect((await bind(path)).failure()).toContain('Another daemon');
    deaf.close();
  });

  test.each([
    ['a file', (path: string) => writeFileSync(path, 'mine'), 'got a file; remove it'],
    ['a directory', (path: string) => mkdirSync(path), 'got a directory; remove it'],
    ['a link', (path: string) => symlinkSync('/nowhere', path), 'got a link; remove it'],
    [
      'a link to a socket',
      (path: string) => (leaveDeadSocket(`${path}2`), symlinkSync(`${path}2`, path)),
      'got a link',
    ],
  ])('does not touch %s that is in the way, and serves once it is gone', async (_, make, reason) => {
    const path = join(temporaryDirectory(), 'x.sock');
    make(path);
    const before = lstatSync(path);
    const bound = await bind(path);
    expect(bound.failure()).toContain(reason);
    expect(lstatSync(path)).toMatchObject({ ino: before.ino, mode: before.mode });
    rmSync(path, { recursive: true });
    await eventually(() => expect(bound.failure()).toBeNull());
    expect(await answers(path)).toBe(true);
  });

  test('does not touch a socket of another user', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    leaveDeadSocket(path);
    const before = lstatSync(path);
    // A different user from our point of view, that is; the directory is checked first.
    vi.spyOn(process, 'getuid').mockReturnValueOnce(before.uid).mockReturnValue(12_345);
    expect((await bind(path)).failure()).toContain(`to belong to user 12345, got user ${before.uid}`);
    expect(lstatSync(path)).toMatchObject({ ino: before.ino, ctimeMs: before.ctimeMs });
  });

  test('does not serve in a directory of another user', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    vi.spyOn(process, 'getuid').mockReturnValue(12_345);
    expect((await bind(path)).failure()).toContain('to belong to user 12345');
    expect(lstatSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('does not serve in a directory that is a link', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'real'));
    symlinkSync('real', join(directory, 'run'));
    expect((await bind(join(directory, 'run', 'x.sock'))).failure()).toContain('got a link');
  });

  test('serves at the longest possible socket path', async () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'x'.repeat(longestSocketPath - directory.length - 1));
    expect(path).toHaveLength(103);
    await bind(path);
    expect(await answers(path)).toBe(true);
  });

  test('comes back when the socket or its directory is removed', async () => {
    const path = join(temporaryDirectory(), 'run', 'x.sock');
    const bound = await bind(path);
    for (const victim of [path, dirname(path), path]) {
      rmSync(victim, { recursive: true });
      await vi.waitFor(async () => expect(await answers(path)).toBe(true), { timeout: 20_000 });
      expect(modeOf(path)).toBe('600');
      expect(modeOf(dirname(path))).toBe('700');
    }
    expect(bound.failure()).toBeNull();
  });

  test('does not come back after it was closed', async () => {
    const path = join(temporaryDirectory(), 'x.sock');
    const bound = await bind(path);
    await bound.close();
    await bound.ensure();
    expect(await answers(path)).toBe(false);
  });

  test('does not serve at a file that replaced the socket, and leaves it in place', async () => {
    const path = join(temporaryDirectory(), 'run', 'x.sock');
    const bound = await bind(path);
    rmSync(path);
    writeFileSync(path, 'precious');
    await eventually(() => expect(bound.failure()).not.toBeNull());
    expect(bound.failure()).toContain('got a file');
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });
});

describe('socketAddress', () => {
  test('is the socket itself where that fits', () => {
    const socket = `/tmp/${'x'.repeat(98)}`;
    expect(socketAddress(socket, 501)).toBe(socket);
  });

  test.each([`/tmp/${'x'.repeat(99)}`, `/home/${'中'.repeat(40)}/gowarden.sock`])(
    'is otherwise a short path of that user, unique to each: %s',
    (socket) => {
      const address = socketAddress(socket, 501);
      expect(address).toMatch(/^\/tmp\/gowarden-501-[0-9a-f]{16}\/gowarden\.sock$/);
      expect(address).toBe(socketAddress(socket, 501));
      expect(address).not.toBe(socketAddress(`${socket}x`, 501));
    },
  );
});

/** Listens with a queue of one that is full, and never accepts: the event loop of the other process is blocked. */
function listenDeaf(path: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(() => undefined);
    server.listen({ path, backlog: 1 }, () => resolve(server));
  });
}
