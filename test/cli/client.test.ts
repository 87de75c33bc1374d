import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ApiRefusal, DaemonUnreachable, openClient } from '../../cli/client.ts';
import { routes } from '../../daemon/api/routes.ts';
import { serveApi } from '../../daemon/api/serve.ts';
import { socketAddress } from '../../host/socket.ts';
import { lendContext, serveLent, temporaryDirectory } from '../daemon/api/lent.ts';
import { eventually } from '../eventually.ts';

/** For a daemon that never answers. */
const limits = { get: 200, post: 200, silence: 200 };

/** Something that listens but is not a daemon. */
async function listen(onConnection: (socket: Socket) => void): Promise<string> {
  const path = join(temporaryDirectory(), 'x.sock');
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return path;
}

describe('openClient', () => {
  test('asks and acts', async () => {
    const { socket, context, asked } = await serveLent();
    const client = openClient({ socket });
    expect(await client.status()).toEqual(context.actions.status());
    expect(await client.get('/v1/history?limit=1')).toMatchObject({ entries: [] });
    expect(await client.post('/v1/clean')).toMatchObject({ done: true });
    await client.post('/v1/pause', { minutes: 1 });
    expect(asked).toEqual(['clean', 'pause 1060000']);
  });

  test('reaches the daemon even where the path is too long for a socket', async () => {
    const socket = join(temporaryDirectory(), '长'.repeat(40), 'gowarden.sock');
    const { context } = lendContext();
    const served = await serveApi(socketAddress(socket, process.getuid?.() ?? 0), routes, context);
    onTestFinished(() => served.close());
    expect(served.failure()).toBeNull();
    expect(await openClient({ socket }).status()).toEqual(context.actions.status());
  });

  test('reports what the daemon refused', async () => {
    const { socket } = await serveLent();
    const refused = openClient({ socket }).post('/v1/pause', { minutes: 0 });
    await expect(refused).rejects.toBeInstanceOf(ApiRefusal);
    await expect(refused).rejects.toMatchObject({
      message: 'A value is not as expected: Expected `minutes` to be a whole number from 1 to 525600, got 0',
      problem: { status: 400, code: 'bad-value' },
    });
  });
});

describe('DaemonUnreachable', () => {
  /** Why there was no answer. */
  async function causeOf(answer: Promise<unknown>): Promise<string> {
    const error: unknown = await answer.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DaemonUnreachable);
    return String((error as DaemonUnreachable).cause);
  }

  test.each([
    ['nothing is there', () => join(temporaryDirectory(), 'x.sock'), 'ENOENT'],
    [
      'a file is there',
      () => {
        const path = join(temporaryDirectory(), 'x.sock');
        writeFileSync(path, '');
        return path;
      },
      'ECONNREFUSED',
    ],
    ['the other end hangs up', () => listen((socket) => socket.end()), 'socket hang up'],
    ['what answers is no HTTP', () => listen((socket) => socket.end('go away\r\n\r\n')), 'Parse Error'],
    [
      'the answer stops halfway',
      () => listen((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{')),
      'aborted',
    ],
  ])('when %s', async (_, make, cause) => {
    expect(await causeOf(openClient({ socket: await make() }).status())).toContain(cause);
  });

  test('when nothing answers', async () => {
    const client = openClient({ socket: await listen(() => undefined) }, limits);
    expect(await causeOf(client.status())).toContain('no answer within 0.2 s');
  });

  test('when the socket belongs to another user, who is not contacted', async () => {
    let asked = 0;
    const socket = await listen(() => (asked += 1));
    const owner = process.getuid?.() ?? 0;
    vi.spyOn(process, 'getuid').mockReturnValue(owner + 1);
    const refused = openClient({ socket }).status();
    await expect(refused).rejects.toThrow(`belongs to user ${owner}`);
    vi.restoreAllMocks();
    expect(asked).toBe(0);
  });

  test('when there is a directory in its place', async () => {
    const socket = join(temporaryDirectory(), 'x.sock');
    mkdirSync(socket);
    await expect(openClient({ socket }, limits).get('/v1/status')).rejects.toBeInstanceOf(DaemonUnreachable);
  });
});

describe('events', () => {
  test('come in order until the signal aborts', async () => {
    const { socket, remember, publish, listeners } = await serveLent();
    remember(1);
    const stop = new AbortController();
    const seen: unknown[] = [];
    for await (const event of openClient({ socket }).events(0, stop.signal)) {
      seen.push([event.id, event.type]);
      if (seen.length === 1) {
        await eventually(() => expect(listeners.size).toBe(1));
        remember(2);
        publish('transition', {}, 2);
        publish('status', { text: 'two\n\nlines' });
      }
      if (seen.length === 3) {
        expect(event.data).toEqual({ text: 'two\n\nlines' });
        stop.abort();
      }
    }
    expect(seen).toEqual([
      [1, 'transition'],
      [2, 'transition'],
      [0, 'status'],
    ]);
    await eventually(() => expect(listeners.size).toBe(0));
  });

  test('survive being cut anywhere, even within a character', async () => {
    const bytes = Buffer.from(': hi\n\nid: 3\nevent: transition\ndata: {"subject":"/家/go"}\n\n');
    const drip = async (connection: Socket): Promise<void> => {
      connection.write('HTTP/1.1 200 OK\r\n\r\n');
      for (const byte of bytes) {
        await pass(1);
        connection.write(Buffer.from([byte]));
      }
    };
    const socket = await listen((connection) => void drip(connection));
    for await (const event of openClient({ socket }).events(null, new AbortController().signal)) {
      expect(event).toEqual({ id: 3, type: 'transition', data: { subject: '/家/go' } });
      break;
    }
  });

  test.each([
    ['ends', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n:\n\n')],
    ['falls silent', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n:\n\n')],
    [
      'sends an event without an end',
      (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5_000_000)}`),
    ],
  ])('reject when the daemon %s', async (_, onConnection) => {
    const client = openClient({ socket: await listen(onConnection) }, limits);
    const drained = (async () => {
      for await (const event of client.events(null, new AbortController().signal))
        expect.unreachable(event.type);
    })();
    await expect(drained).rejects.toBeInstanceOf(DaemonUnreachable);
  });

  test('reject with what the daemon refused', async () => {
    const { socket } = await serveLent();
    const events = openClient({ socket }).events(-1, new AbortController().signal);
    await expect(events[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(ApiRefusal);
  });
});
