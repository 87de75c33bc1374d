import type { Socket } from 'node:net';
import { descriptorLimit } from '../../host/files/descriptors.ts';

/** How long a request may take to arrive, and an answer to be fetched. */
export const transferMs = 10_000;
/** Connections whose request has not arrived yet; over it the oldest goes, so that idlers keep nobody out. */
const mostWaiting = 1100;
/** Descriptors that clients leave to the daemon's own work. */
const reserve = 48;

/**
 * Puts a time limit on every connection at each end of its one request. Timers run only while a connection is open: with nobody
 * connected the process is not woken (http.Server's own check would wake it every 30 s).
 */
export class Connections {
  readonly #waiting = new Map<Socket, NodeJS.Timeout>();
  readonly #open = new Set<Socket>();
  readonly #onTimeout: (socket: Socket) => void;
  readonly #transferMs: number;
  readonly #most = Math.min(mostWaiting, Math.max(4, (descriptorLimit() ?? Infinity) - reserve));

  /** `onTimeout` is called with a socket whose request did not arrive in time, and ends it. */
  constructor(onTimeout: (socket: Socket) => void, limitMs: number) {
    this.#onTimeout = onTimeout;
    this.#transferMs = limitMs;
  }

  admit(socket: Socket): void {
    this.#open.add(socket);
    socket.once('close', () => {
      this.arrived(socket);
      this.#open.delete(socket);
    });
    this.#waiting.set(
      socket,
      setTimeout(() => this.#onTimeout(socket), this.#transferMs),
    );
    if (this.#waiting.size > this.#most) this.#waiting.keys().next().value?.destroy();
  }

  /** The request is here: nothing limits how long its answer takes to make. */
  arrived(socket: Socket): void {
    clearTimeout(this.#waiting.get(socket));
    this.#waiting.delete(socket);
  }

  /** The answer is handed over: who does not fetch it is cut off. */
  answered(socket: Socket): void {
    const timer = setTimeout(() => socket.destroy(), this.#transferMs);
    socket.once('close', () => clearTimeout(timer));
  }

  /** Gives what is being answered this many milliseconds, then ends every connection. */
  async close(graceMs: number): Promise<void> {
    for (const socket of this.#waiting.keys()) socket.destroy();
    const ends = [...this.#open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const timer = setTimeout(() => {
      for (const socket of this.#open) socket.destroy();
    }, graceMs);
    await Promise.all(ends);
    clearTimeout(timer);
  }
}
