import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { missingPrograms } from '../real/bus.ts';
import { bundle, Running, temporary } from './running.ts';

/** It only sees its own processes: it would wait for other go commands on this machine. */
const alone = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc'];
const missing = missingPrograms(['go', 'bash', 'unshare']);
if (missing.length === 0 && spawnSync('unshare', [...alone.slice(1), 'true']).status !== 0)
  missing.push('a process namespace');

/** A home with a build cache of that many entries, as go lays it out (cmd/go/internal/cache). */
function aHome(entries: number): { readonly home: string; readonly cache: string } {
  const home = temporary('home');
  const cache = join(home, '.cache/go-build');
  for (let number = 0; number < 256; number++) {
    const directory = join(cache, number.toString(16).padStart(2, '0'));
    mkdirSync(directory, { recursive: true });
    for (let entry = 0; entry < entries / 256; entry++) {
      const name = `${number.toString(16).padStart(2, '0')}${String(entry).padStart(62, '0')}`;
      writeFileSync(join(directory, `${name}-${entry % 2 ? 'a' : 'd'}`), 'x'.repeat(100));
    }
  }
  writeFileSync(
    join(cache, 'README'),
    'This directory holds cached build artifacts from the Go build system.\n',
  );
  writeFileSync(join(cache, 'trim.txt'), '0');
  writeFileSync(join(home, '.bash_profile'), 'export PATH=/usr/local/go/bin:/usr/bin:/bin\n');
  return { home, cache };
}

/** That home's own entries; `go env` leaves some too. */
const entriesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /^..0{50}/.test(one.name))
    .map((one) => one.name)
    .sort();

test.skipIf(missing.length > 0)(
  `row 2: a client that is killed while it cleans: the daemon completes what it started, and all of it can be undone${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  async () => {
    const { home, cache } = aHome(1280);
    const before = entriesIn(cache);
    const environment = { HOME: home, SHELL: '/bin/bash', PATH: '/usr/local/go/bin:/usr/bin:/bin' };
    const daemon = new Running({ machine: null, environment, wrap: alone });
    await daemon.ready();
    const words = ['clean', 'go-build', '--yes', '--state', daemon.paths.state];
    // Like the command's request, but the client leaves as soon as it is sent.
    for (let round = 0; round < 3; round++) {
      const { plan } = (await daemon.client.post('/v1/caches/plan', { caches: ['go-build'] })) as {
        plan: { id: string };
      };
      const body = JSON.stringify({ plan: plan.id });
      const socket = connect(daemon.paths.socket);
      socket.write(
        `POST /v1/clean HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      await once(socket, 'connect');
      await wait(round * 10);
      socket.destroy();
      await daemon.until(({ cleaning }) =>
        expect(cleaning).toMatchObject({ state: 'idle', undo: { id: plan.id } }),
      );
      expect(entriesIn(cache).length).toBeLessThan(before.length);
      await daemon.client.post('/v1/undo');
      await daemon.until(({ cleaning }) => expect(cleaning.undo).toBeNull());
      expect(entriesIn(cache)).toEqual(before);
    }
    // Killed at any moment: either nothing has happened yet, or all of it can be undone.
    for (const ms of [300, 700, 1200]) {
      const client = spawn(process.execPath, [bundle, ...words], { env: environment, stdio: 'ignore' });
      const ended = once(client, 'exit');
      await wait(ms);
      client.kill('SIGKILL');
      await ended;
      const { cleaning } = await daemon.until((status) => expect(status.cleaning.state).toBe('idle'));
      if (cleaning.undo !== null) await daemon.client.post('/v1/undo');
      expect(entriesIn(cache)).toEqual(before);
    }
    // They do not block the cleaner: the next client does all of it.
    const last = spawn(process.execPath, [bundle, ...words, '--json'], { env: environment });
    let out = '';
    last.stdout.on('data', (data: Buffer) => (out += data.toString()));
    const [code] = (await once(last, 'exit')) as [number | null];
    expect(code, out.slice(-1500)).toBe(0);
    expect(entriesIn(cache).length).toBeLessThan(before.length);
    expect(daemon.log().filter(({ level }) => level >= 50)).toEqual([]);
  },
  300_000,
);
