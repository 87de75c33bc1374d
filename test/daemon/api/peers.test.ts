import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ForeignSocket, whyForeign } from '../../../cli/api/ours.ts';
import { openClient } from '../../../cli/client.ts';
import { missingPrograms } from '../../real/bus.ts';
import { call } from '../../cli/call.ts';
import { serveLent, temporaryDirectory } from './lent.ts';
import { get } from './raw.ts';

const us = process.getuid?.() ?? 0;
const nobody = 65534;
const why = us === 0 ? missingPrograms(['setpriv']).join() : 'root';

/** Tries to connect as another user of this machine; returns the system's answer. */
function connectAsNobody(socket: string): string {
  const script = `const s = require('net').connect(${JSON.stringify(socket)}, () => { console.log('connected'); s.destroy(); });
    s.on('error', ({ code }) => console.log(code));`;
  const words = [
    '--reuid',
    String(nobody),
    '--regid',
    String(nobody),
    '--clear-groups',
    process.execPath,
    '-e',
    script,
  ];
  return spawnSync('setpriv', words, { encoding: 'utf8', cwd: '/' }).stdout.trim();
}

describe.skipIf(why !== '')(`another user${why === '' ? '' : ` (needs ${why})`}`, () => {
  test('is refused by the directory, or by the socket where the directory is open', async () => {
    const { socket } = await serveLent();
    expect((await get(socket, '/v1/status')).status).toBe(200);
    expect(connectAsNobody(socket)).toBe('EACCES');
    // As if somebody had opened every directory on the way: the socket's own mode still applies on Linux and macOS.
    for (let at = dirname(socket); at !== '/tmp' && at !== '/'; at = dirname(at)) chmodSync(at, 0o755);
    expect(connectAsNobody(socket)).toBe('EACCES');
    chmodSync(socket, 0o666);
    expect(connectAsNobody(socket)).toBe('connected');
  });

  test('cannot take the place of the daemon: the command does not connect to it', async () => {
    const state = temporaryDirectory();
    mkdirSync(join(state, 'run'));
    const socket = join(state, 'run/gowarden.sock');
    const asked: string[] = [];
    const impostor = createServer((connection) => {
      connection.on('data', (data) => asked.push(data.toString()));
      connection.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
    });
    await new Promise<void>((resolve) => impostor.listen(socket, resolve));
    onTestFinished(() => void impostor.close());
    chownSync(join(state, 'run'), nobody, nobody);
    const { code, err, out } = await call(['status', '--state', state, '--json']);
    expect(code).toBe(3);
    expect(err).toContain(`belongs to user ${nobody}`);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'foreign-socket' } });
    expect(asked).toEqual([]);

    chownSync(join(state, 'run'), us, us);
    chmodSync(join(state, 'run'), 0o777);
    await expect(openClient({ socket }).status()).rejects.toThrow(ForeignSocket);
    chmodSync(join(state, 'run'), 0o700);
    chownSync(socket, nobody, nobody);
    await expect(openClient({ socket }).status()).rejects.toThrow(ForeignSocket);
    expect(asked).toEqual([]);
  });
});

test('our own socket, or a missing one, is tried', () => {
  const directory = temporaryDirectory();
  expect(whyForeign(join(directory, 'gone/x.sock'), us)).toBeNull();
  writeFileSync(join(directory, 'x.sock'), '', { mode: 0o600 });
  expect(whyForeign(join(directory, 'x.sock'), us)).toBeNull();
});
