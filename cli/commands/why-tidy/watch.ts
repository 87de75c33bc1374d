import { join } from 'node:path';
import type { Host } from '../../../host/host.ts';
import type { Lock } from '../../../host/locks/locks.ts';
import { ownerOf } from '../../../host/processes/owners.ts';
import { commandOf } from '../../../probes/contention/actor.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import { inWords } from './text.ts';

/** Between two looks, milliseconds. */
const lookEveryMs = 250;

interface Held {
  readonly lock: Lock;
  /** What it was when it was first seen: it may be gone at the end. */
  readonly name: string;
  looks: number;
  /** The number of the last look that saw it. */
  last: number;
}

/** Looks who holds the locks that tidy takes, for as long as tidy runs. */
export class LockWatch {
  readonly #host: Host;
  readonly #place: TidyPlace;
  /** Whether downloads are locked too. */
  readonly #network: boolean;
  readonly #held = new Map<string, Held>();
  #looks = 0;
  #busy: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host, place: TidyPlace, network: boolean) {
    this.#host = host;
    this.#place = place;
    this.#network = network;
  }

  start(): void {
    let isLooking = false;
    this.#timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      this.#busy = this.#look().finally(() => (isLooking = false));
    }, lookEveryMs);
  }

  /** Waits for the look that is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#busy;
  }

  async #look(): Promise<void> {
    const { modFile, sumFile, moduleCache } = this.#place;
    const locks = await this.#host.locks({
      paths: [join(moduleCache, 'cache/lock'), modFile, sumFile],
      ...(this.#network ? { under: [join(moduleCache, 'cache')] } : {}),
    });
    this.#looks += 1;
    const waited = await this.#waitedFor(locks.all);
    for (const lock of locks.all.filter(({ state }) => state === 'holds')) {
      // Our go works on copies, so it never waits for these two; the real tidy would.
      if (lock.path !== modFile && lock.path !== sumFile && !waited.has(lock.path)) continue;
      const key = `${lock.path} ${lock.pid}`;
      const known = this.#held.get(key);
      if (known === undefined) {
        const name = await this.#nameOf(lock.pid);
        if (name !== null) this.#held.set(key, { lock, name, looks: 1, last: this.#looks });
      } else {
        known.looks += 1;
        known.last = this.#looks;
      }
    }
  }

  /** The files of which a go of ours waits for the lock. */
  async #waitedFor(locks: readonly Lock[]): Promise<ReadonlySet<string>> {
    const waited = new Set<string>();
    for (const { path, pid, state } of locks)
      if (state === 'waits' && (await this.#nameOf(pid)) === null) waited.add(path);
    return waited;
  }

  /** What the process is; null of one that we started ourselves. */
  async #nameOf(pid: number): Promise<string | null> {
    const processes = await this.#host.processes([pid, process.pid]);
    if (pid === process.pid || processes.ancestors(pid).some((parent) => parent.pid === process.pid))
      return null;
    const holder = processes.find(pid);
    if (holder === undefined) return inWords('process', { pid });
    const owner = ownerOf(processes, pid)?.name;
    return owner === undefined
      ? inWords('processNamed', { command: commandOf(holder), pid })
      : inWords('processOf', { command: commandOf(holder), pid, owner });
  }

  /** Those that held a lock for most of the time, or whenever it was looked while tidy never got through. */
  async causes(timedOut: boolean): Promise<readonly TidyCause[]> {
    const long = [...this.#held.values()].filter(
      ({ looks }) => looks > 1 && (timedOut || looks * 2 > this.#looks),
    );
    if (long.length === 0) return [];
    const now = await this.#host.locks({ paths: long.map(({ lock }) => lock.path) });
    return long.map(({ lock: { path, pid }, name, looks }) => {
      const holds = now.all.some((lock) => lock.path === path && lock.pid === pid && lock.state === 'holds');
      return {
        id: 'lock',
        subject: name,
        pid,
        ...(holds ? {} : { ended: true as const }),
        evidence: inWords('held', { path, seen: looks, looks: this.#looks }),
      };
    });
  }
}
