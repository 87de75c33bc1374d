import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serveLent } from './lent.ts';
import { collect, get, post } from './raw.ts';
import { eventually } from '../../eventually.ts';

/** Opens a stream and collects what it sends. */
async function open(path: string, target = '/v1/events', headers = '') {
  const socket = connect(path);
  onTestFinished(() => void socket.destroy());
  const text = collect(socket);
  const seen: string[] = [];
  socket.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  await eventually(() => expect(seen.join('')).toContain('\r\n\r\n'));
  /** The chunked body received so far. */
  const body = (): string =>
    seen
      .join('')
      .replace(/^[^]*?\r\n\r\n/, '')
      .replaceAll(/\r\n[0-9a-f]*\r?\n?/g, '');
  return { socket, text, body, seen: () => seen.join('') };
}

const ids = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

test('sends what happens; only transitions have an id, with which the history can repeat them', async () => {
  const { socket, publish, remember } = await serveLent();
  const stream = await open(socket);
  expect(stream.seen()).toContain('content-type: text/event-stream');
  const entry = remember(7);
  publish('transition', entry, 7);
  publish('status', { at: 1 });
  await eventually(() => expect(stream.seen()).toContain('event: status'));
  expect(stream.seen()).toContain(`id: 7\nevent: transition\ndata: ${JSON.stringify(entry)}\n\n`);
  expect(stream.seen()).toContain('event: status\ndata: {"at":1}\n\n');
  expect(ids(stream.seen())).toEqual([7]);
});

test.each([
  ['since', '/v1/events?since=2', ''],
  ['Last-Event-ID', '/v1/events', 'Last-Event-ID: 2\r\n'],
])('first sends what was missed, in order and once: %s', async (_, target, headers) => {
  const { socket, publish, remember } = await serveLent();
  for (const id of [1, 2, 3, 4]) remember(id);
  const stream = await open(socket, target, headers);
  publish('transition', {}, 4);
  remember(5);
  publish('transition', {}, 5);
  await eventually(() => expect(ids(stream.seen()).at(-1)).toBe(5));
  expect(ids(stream.seen())).toEqual([3, 4, 5]);
});

test('sends a past of many megabytes to a client that reads it, each entry once, along with new ones', async () => {
  const { socket, publish, remember } = await serveLent();
  for (let id = 1; id <= 3000; id++) Object.assign(remember(id), { details: 'x'.repeat(1000) });
  const stream = await open(socket, '/v1/events?since=0');
  remember(3001);
  publish('transition', {}, 3001);
  await vi.waitFor(() => expect(ids(stream.seen()).at(-1)).toBe(3001), 20_000);
  expect(ids(stream.seen())).toEqual(Array.from({ length: 3001 }, (_, index) => index + 1));
});

test('sends no past unless asked, and all of it since 0', async () => {
  const { socket, remember } = await serveLent();
  remember(1);
  expect(ids((await open(socket)).seen())).toEqual([]);
  const all = await open(socket, '/v1/events?since=0');
  await eventually(() => expect(ids(all.seen())).toEqual([1]));
});

test('keeps a timer for the heartbeat only while somebody listens', async () => {
  const { socket, timers, listeners, elapse } = await serveLent();
  expect(timers.size).toBe(0);
  const one = await open(socket);
  const other = await open(socket);
  expect(timers.size).toBe(1);
  const before = one.seen().length;
  elapse();
  await eventually(() => expect(one.seen().slice(before)).toContain(':\n\n'));
  expect(timers.size).toBe(1);
  one.socket.destroy();
  other.socket.destroy();
  await eventually(() => expect(timers.size).toBe(0));
  expect(listeners.size).toBe(0);
});

test('disconnects a client that does not read', async () => {
  const { socket, publish, listeners } = await serveLent();
  const deaf: Socket = connect(socket);
  onTestFinished(() => void deaf.destroy());
  deaf.pause();
  deaf.write('GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await eventually(() => expect(listeners.size).toBe(1));
  for (let sent = 0; sent < 40; sent++) publish('status', 'x'.repeat(100_000));
  await eventually(() => expect(listeners.size).toBe(0));
  expect((await get(socket, '/v1/status')).status).toBe(200);
});

test('refuses the 33rd stream, and accepts it once another is closed', async () => {
  const { socket } = await serveLent();
  const streams = await Promise.all(Array.from({ length: 32 }, () => open(socket)));
  expect((await get(socket, '/v1/events')).json()).toMatchObject({ status: 503, code: 'too-many-streams' });
  streams[0]?.socket.destroy();
  await eventually(async () => expect((await open(socket)).seen()).toContain('200 OK'));
});

test('ends streams and lets answers finish when the daemon stops', async () => {
  const { socket, served, context } = await serveLent();
  const stream = await open(socket);
  let finish: (value: never) => void = () => undefined;
  Object.assign(context.actions, { check: () => new Promise((resolve) => (finish = resolve)) });
  const slow = post(socket, '/v1/check', '');
  await eventually(() => expect(finish.name).not.toBe('finish'));
  const closing = served.close();
  finish({ at: 1 } as never);
  await closing;
  expect((await slow).json()).toEqual({ at: 1 });
  expect(await stream.text).toMatch(/0\r\n\r\n$/);
});
