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
 * As above, for as long as both sides live; `limitMs` is for the greeting only, and a call waits until the bus ends. `heard`
 * receives every call and signal.
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
      const bus = new Connection(await open(path), limitMs, heard);
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

class Connection implements LastingBus {
  /** Why it ended. */
  readonly ended: Promise<string>;
  readonly #socket: Socket;
  readonly #heard: ((message: Message) => void) | null;
  readonly #timer: NodeJS.Timeout;
  readonly #waiting = new Map<number, Waiting>();
  #lines: ((line: string) => void) | null = null;
  #bytes = Buffer.alloc(0);
  #serial = 0;
  #ended: Error | null = null;
  #tell: (why: string) => void = () => undefined;

  constructor(socket: Socket, limitMs: number, heard: ((message: Message) => void) | null) {
    this.#socket = socket;
    this.#heard = heard;
    this.ended = new Promise((resolve) => (this.#tell = resolve));
    const tooLate = inWords('noAnswer', { seconds: limitMs / 1000 });
    this.#timer = setTimeout(() => this.#end(new Error(tooLate)), limitMs);
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      try {
        this.#take();
      } catch (error) {
        this.#end(error as Error);
      }
    });
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Error(inWords('closedByBus'))));
  }

  async authenticate(uid: number): Promise<void> {
    const accepted = this.#answer(0);
    this.#lines = (line) => {
      this.#lines = null;
      if (!line.startsWith('OK '))
        return this.#end(new Error(inWords('refusedByBus', { reason: line.slice(0, 100) })));
      this.#waiting.get(0)?.resolve(greeting);
      this.#waiting.delete(0);
    };
    this.#socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
    await accepted;
    this.#socket.write('BEGIN\r\n');
  }

  async call(call: MethodCall): Promise<readonly unknown[]> {
    this.#serial += 1;
    const reply = this.#answer(this.#serial);
    this.#socket.write(encodeCall(call, this.#serial));
    const { type, errorName, body } = await reply;
    if (type === 'error')
      throw new Error(typeof body[0] === 'string' ? body[0] : (errorName ?? inWords('anError')));
    return body;
  }

  say(said: Said): void {
    this.#serial += 1;
    if (!this.#ended) this.#socket.write(encodeSaid(said, this.#serial));
  }

  /** No limit from here on. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    this.#end(new Error(inWords('closed')));
  }

  /** Waits for an answer, whichever way it comes; serial 0 means the greeting. */
  #answer(key: number): Promise<Message> {
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(this.#ended);
      else this.#waiting.set(key, { resolve, reject });
    });
  }

  #take(): void {
    if (this.#lines) {
      const line = this.#bytes.indexOf('\r\n');
      if (line === -1) return;
      this.#lines(this.#bytes.toString('latin1', 0, line));
      this.#bytes = this.#bytes.subarray(line + 2);
    }
    for (
      let length = messageLength(this.#bytes);
      length !== null && this.#bytes.length >= length;
      length = messageLength(this.#bytes)
    ) {
      const message = decode(this.#bytes.subarray(0, length));
      this.#bytes = this.#bytes.subarray(length);
      const caller = message.replyTo === null ? undefined : this.#waiting.get(message.replyTo);
      if (message.replyTo !== null) this.#waiting.delete(message.replyTo);
      caller?.resolve(message);
      if (message.type === 'call' || message.type === 'signal') this.#heard?.(message);
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    clearTimeout(this.#timer);
    this.#socket.destroy();
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    this.#tell(this.#ended.message);
  }
}
