import fc from '../../fast-check.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sessionBusPaths } from '../../../desktop/dbus/address.ts';
import { connectSessionBus } from '../../../desktop/dbus/connect.ts';
import { decode, encodeCall, messageLength } from '../../../desktop/dbus/message.ts';
import { Reader } from '../../../desktop/dbus/read.ts';
import { Writer } from '../../../desktop/dbus/write.ts';
import { missingPrograms, startBus, type Programs } from '../../real/bus.ts';

const uid = process.getuid?.() ?? 0;
const missing = missingPrograms(['dbus-daemon']);
const itself = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

describe.skipIf(missing.length > 0)(`on a real bus (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let bus: Programs;
  beforeAll(async () => {
    bus = await startBus();
  });
  afterAll(() => bus.close());
  const connect = async (limitMs = 5000) => {
    const connection = await connectSessionBus(bus.environment, uid, limitMs);
    onTestFinished(() => connection.close());
    return connection;
  };

  test('calls return what the bus knows', async () => {
    const connection = await connect();
    const [names] = await connection.call({ ...itself, member: 'ListNames' });
    expect(names).toContain('org.freedesktop.DBus');
    const name = 'org.example.gowarden';
    expect(
      await connection.call({ ...itself, member: 'RequestName', signature: 'su', arguments: [name, 0] }),
    ).toEqual([1]);
    const [own] = await connection.call({
      ...itself,
      member: 'GetNameOwner',
      signature: 's',
      arguments: [name],
    });
    const [pid] = await connection.call({
      ...itself,
      member: 'GetConnectionUnixProcessID',
      signature: 's',
      arguments: [own],
    });
    expect(pid).toBe(process.pid);
    const [credentials] = await connection.call({
      ...itself,
      member: 'GetConnectionCredentials',
      signature: 's',
      arguments: [own],
    });
    expect(credentials).toContainEqual(['ProcessID', { type: 'u', value: process.pid }]);
  });

  test('many simultaneous calls get their own answers', async () => {
    const connection = await connect();
    const ids = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        connection.call({
          ...itself,
          member: 'NameHasOwner',
          signature: 's',
          arguments: [index % 2 ? 'org.freedesktop.DBus' : 'a.b'],
        }),
      ),
    );
    expect(ids.map(([has]) => has)).toEqual(ids.map((_, index) => index % 2 === 1));
  });

  test('an error is a rejection with its text', async () => {
    const connection = await connect();
    const call = {
      destination: 'org.example.Nobody',
      path: '/',
      interface: 'org.example',
      member: 'Nothing',
    };
    await expect(connection.call(call)).rejects.toThrow('org.example.Nobody');
  });

  test('calls after the end are rejected', async () => {
    const connection = await connect();
    connection.close();
    await expect(connection.call({ ...itself, member: 'ListNames' })).rejects.toThrow('closed');
  });

  test('a long text arrives whole', async () => {
    const connection = await connect();
    const long = `x.${'y'.repeat(200_000)}`;
    await expect(
      connection.call({ ...itself, member: 'GetNameOwner', signature: 's', arguments: [long] }),
    ).rejects.toThrow(long);
  });
});

describe('no bus', () => {
  const directory = '/tmp';
  const connect = (address: string | undefined, limitMs = 300): Promise<unknown> =>
    connectSessionBus(
      { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: join(directory, 'nothing') },
      uid,
      limitMs,
    );

  test.each([
    [undefined, /cannot be reached \(\/tmp\/nothing\/bus: .*ENOENT/],
    ['unix:path=/nowhere;unix:abstract=nowhere-either', /\/nowhere: .*ENOENT.*; @nowhere-either: .*E/],
    ['tcp:host=localhost,port=1', /of an unsupported kind \(tcp:/],
    ['autolaunch:', /of an unsupported kind/],
  ])('is reported: %s', async (address, sentence) => {
    await expect(connect(address)).rejects.toThrow(sentence);
  });

  const pretend = async (onConnection: (socket: Socket) => void): Promise<string> => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-dbus-'));
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      onConnection(socket);
    });
    await new Promise<void>((resolve) => server.listen(join(directory, 'bus'), resolve));
    onTestFinished(() => {
      server.close();
      rmSync(directory, { recursive: true });
    });
    return `unix:path=${directory}/bus`;
  };
  const greet = (socket: Socket, then: Buffer): void => {
    socket.once('data', () => {
      socket.write('OK 1234\r\n');
      socket.once('data', () => socket.write(then));
    });
  };
  const head = (bytes: number[]): Buffer => Buffer.from([...bytes, ...Array<number>(32).fill(0)]);

  test.each([
    ['that says nothing', () => undefined, 'no answer within 0.3 s'],
    ['that hangs up', (socket: Socket) => void socket.end(), 'closed the connection'],
    [
      'that refuses us',
      (socket: Socket) => void socket.write('REJECTED EXTERNAL\r\n'),
      'refused the connection: REJECTED',
    ],
    ['that speaks otherwise', (socket: Socket) => greet(socket, head([0x7b])), 'not a D-Bus message'],
    [
      'that announces too much',
      (socket: Socket) => greet(socket, head([0x6c, 2, 0, 1, 0xff, 0xff, 0xff, 0x7f])),
      'longer than',
    ],
  ])('%s', async (_, onConnection, sentence) => {
    await expect(connect(await pretend(onConnection))).rejects.toThrow(sentence);
  });
});

describe('the wire', () => {
  test.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/a%20b/bus,guid=12' }, ['/run/a b/bus']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x,guid=1;tcp:host=h' }, ['\0/tmp/x']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:runtime=yes', XDG_RUNTIME_DIR: '/run/user/7' }, ['/run/user/7/bus']],
    [{}, ['/run/user/501/bus']],
  ])('address %j', (environment, paths) => {
    expect(sessionBusPaths(environment, 501)).toEqual(paths);
  });

  test('reads back whatever it wrote', () => {
    const text = fc.string({ unit: 'grapheme' });
    const values = fc.tuple(
      fc.nat(255),
      text,
      fc.array(
        fc.tuple(
          text,
          fc.oneof(
            text.map((value) => ({ type: 's', value })),
            fc.boolean().map((value) => ({ type: 'b', value })),
          ),
        ),
      ),
      fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.array(fc.nat(65_535)))),
      fc.double({ noNaN: true }),
    );
    fc.assert(
      fc.property(values, (given) => {
        const signature = 'ysa{sv}a(iaq)d';
        const writer = new Writer();
        writer.values(signature, given);
        expect(new Reader(writer.bytes(), true).values(signature)).toEqual(given);
      }),
    );
  });

  test('answers or throws for any bytes, and ends', () => {
    const call = {
      destination: 'a.b',
      path: '/a',
      interface: 'a.b',
      member: 'c',
      signature: 'a{sv}as',
      arguments: [[['k', { type: 'as', value: ['x'] }]], ['y']],
    };
    const valid = encodeCall(call, 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(valid.length),
        (flips, length) => {
          const bytes = Buffer.from(valid.subarray(0, length));
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
          try {
            messageLength(bytes);
            expect(decode(bytes)).toHaveProperty('type');
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
