import { connect, type Socket } from 'node:net';
import type { Environment } from '../../host/host.ts';
import { sessionBusPaths } from './address.ts';
import {
  decode,
  encodeCall,
  encodeSaid,
  messageLength,
  type Message,
  type MethodCall,
  type Said,
} from './message.ts';
import { inWords } from './text.ts';

/** A connection to the session bus, for a few calls. */
export interface Bus {
  /** Resolves with what the method returned. Rejects with a sentence: its error, the end of the bus, the time limit. */
  call(call: MethodCall): Promise<readonly unknown[]>;
  close(): void;
}

/** A connection that stays: calls and signals of others come in, and what we say goes out. */
export interface LastingBus extends Bus {
  say(said: Said): void;
  /** Why it ended. */
  readonly ended: Promise<string>;
}

const dbus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/**
 * Connects to the session bus, greets it, and gives every call together `limitMs` milliseconds.
 * Rejects with a sentence when there is none.
 */
export function connectSessionBus(environment: Environment, uid: number, limitMs: number): Promise<Bus> {
  return greet(environment, uid, limitMs, null);
}

/**
 * As above, for as long as both sides live; `limitMs` is for the greeting alone, and a call waits until the bus ends.
 * `heard` is told every call and signal.
 */
export async function stayOnSessionBus(
  environment: Environment,
  uid: number,
  limitMs: number,
  heard: (message: Message) => void,
): Promise<LastingBus> {
  const bus = await greet(environment, uid, limitMs, heard);
  bus.stay();
  return bus;
}

async function greet(
  environment: Environment,
  uid: number,
  limitMs: number,
  heard: ((message: Message) => void) | null,
): Promise<Connection> {
  const paths = sessionBusPaths(environment, uid);
  const failures: string[] = [];
  for (const path of paths) {
    try {
      const bus = speak(await open(path), limitMs, heard);
      await bus.authenticate(uid);
      await bus.call({ ...dbus, member: 'Hello' });
      return bus;
    } catch (error) {
      failures.push(`${path.replace('\0', '@')}: ${(error as Error).message}`);
    }
  }
  const address = environment.DBUS_SESSION_BUS_ADDRESS;
  throw new Error(
    failures.length > 0
      ? inWords('unreachable', { reason: failures.join('; ') })
      : inWords('badAddress', { address: address ?? '' }),
  );
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

const greeting: Message = {
  type: 'other',
  serial: 0,
  replyTo: 0,
  errorName: null,
  sender: null,
  path: null,
  interface: null,
  member: null,
  quiet: true,
  body: [],
};

interface Waiting {
  readonly resolve: (message: Message) => void;
  readonly reject: (error: Error) => void;
}

interface Connection extends LastingBus {
  authenticate(uid: number): Promise<void>;
  /** No limit from here on. */
  stay(): void;
}

function speak(socket: Socket, limitMs: number, heard: ((message: Message) => void) | null): Connection {
  const waiting = new Map<number, Waiting>();
  let lines: ((line: string) => void) | null = null;
  let bytes = Buffer.alloc(0);
  let serial = 0;
  let ended: Error | null = null;
  let tell: (why: string) => void;
  const told = new Promise<string>((resolve) => (tell = resolve));

  const end = (error: Error): void => {
    ended ??= error;
    clearTimeout(timer);
    socket.destroy();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    tell(ended.message);
  };
  const timer = setTimeout(() => end(new Error(inWords('noAnswer', { seconds: limitMs / 1000 }))), limitMs);
  const take = (): void => {
    if (lines) {
      const line = bytes.indexOf('\r\n');
      if (line === -1) return;
      lines(bytes.toString('latin1', 0, line));
      bytes = bytes.subarray(line + 2);
    }
    for (
      let length = messageLength(bytes);
      length !== null && bytes.length >= length;
      length = messageLength(bytes)
    ) {
      const message = decode(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
      const caller = message.replyTo === null ? undefined : waiting.get(message.replyTo);
      if (message.replyTo !== null) waiting.delete(message.replyTo);
      caller?.resolve(message);
      if (message.type === 'call' || message.type === 'signal') heard?.(message);
    }
  };
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    try {
      take();
    } catch (error) {
      end(error as Error);
    }
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error(inWords('closedByBus'))));

  /** Waits for an answer, whichever way it comes; the serial 0 stands for the greeting. */
  const answer = (key: number): Promise<Message> =>
    new Promise((resolve, reject) => {
      if (ended) reject(ended);
      else waiting.set(key, { resolve, reject });
    });

  return {
    authenticate: async (uid) => {
      const accepted = answer(0);
      lines = (line) => {
        lines = null;
        if (!line.startsWith('OK '))
          return end(new Error(inWords('refusedByBus', { reason: line.slice(0, 100) })));
        waiting.get(0)?.resolve(greeting);
        waiting.delete(0);
      };
      socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
      await accepted;
      socket.write('BEGIN\r\n');
    },
    call: async (call) => {
      serial += 1;
      const reply = answer(serial);
      socket.write(encodeCall(call, serial));
      const { type, errorName, body } = await reply;
      if (type === 'error')
        throw new Error(typeof body[0] === 'string' ? body[0] : (errorName ?? inWords('anError')));
      return body;
    },
    say: (said) => {
      serial += 1;
      if (!ended) socket.write(encodeSaid(said, serial));
    },
    ended: told,
    stay: () => {
      clearTimeout(timer);
    },
    close: () => {
      end(new Error(inWords('closed')));
    },
  };
}
