import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { exchangeRaw } from '../daemon/api/raw.ts';
import { aMachine, bundle, patience, Running } from './running.ts';

/** Waits until nothing is left open of the clients' connections. */
async function untilLetGo(daemon: Running, descriptors: number): Promise<void> {
  await vi.waitFor(async () => {
    const { cost } = (await daemon.client.status()).daemon;
    expect(cost.descriptors).toBeLessThanOrEqual(descriptors);
  }, patience);
}

test('row 2: clients that are killed while being answered leave nothing behind in the daemon', async () => {
  const machine = aMachine();
  const daemon = new Running({ machine });
  const { descriptors } = (await daemon.settled()).daemon.cost;
  for (const words of [
    ['history', '--follow'],
    ['status'],
    ['history', '--follow'],
    ['logs', '--level', 'info'],
  ]) {
    const clients = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [bundle, ...words, '--state', daemon.paths.state], { stdio: 'ignore' }),
    );
    await wait(200 + Math.random() * 200);
    for (const client of clients) {
      const ended = once(client, 'exit');
      if (client.exitCode === null && client.kill('SIGKILL')) await ended;
    }
  }
  // It asked, and left before the look had ended.
  for (let asked = 0; asked < 5; asked++) {
    const socket = connect(daemon.paths.socket);
    socket.write(
      'POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
    );
    await once(socket, 'connect');
    socket.destroy();
  }
  await machine.swap('amd64');
  await daemon.untilMismatch(true);
  await untilLetGo(daemon, (descriptors ?? 0) + 1);
  expect(daemon.log().filter(({ level }) => level >= 50)).toEqual([]);
  expect(await daemon.stop()).toBe(0);
});

test('row 5: floods of connections, bytes and idle clients take limited memory, and others are served meanwhile', async () => {
  const machine = aMachine();
  const daemon = new Running({ machine });
  const before = (await daemon.settled()).daemon.cost;
  const { socket } = daemon.paths;
  const idlers = Array.from({ length: 1000 }, () => {
    const idler = connect(socket);
    idler.on('error', () => idler.destroy());
    return idler;
  });
  const drip = setInterval(() => idlers.slice(0, 50).forEach((one) => one.writable && one.write('G')), 50);
  const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
  const large =
    'POST /v1/pause HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n' + chunk.repeat(40);
  // A client that keeps writing may find the connection closed before it reads why.
  const refused = await Promise.all(
    Array.from({ length: 8 }, () =>
      exchangeRaw(socket, large).then(
        ({ status }) => status,
        (error: unknown) => (error as NodeJS.ErrnoException).code,
      ),
    ),
  );
  for (const how of refused) expect([413, 'EPIPE', 'ECONNRESET']).toContain(how);
  const answered = await Promise.all(
    Array.from({ length: 300 }, () =>
      exchangeRaw(socket, 'GET /v1/findings HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    ),
  );
  expect(answered.filter(({ status }) => status === 200)).toHaveLength(300);
  await machine.swap('amd64');
  const during = (await daemon.untilMismatch(true)).daemon.cost;
  expect(during.rssBytes - before.rssBytes).toBeLessThan(150e6);
  clearInterval(drip);
  idlers.forEach((idler) => idler.destroy());
  await untilLetGo(daemon, (before.descriptors ?? 0) + 1);
  expect(await daemon.stop()).toBe(0);
});
