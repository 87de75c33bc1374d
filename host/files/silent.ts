import type { Stuck } from './asker/asker.ts';
import type { FileFailure } from './files.ts';
import type { Mount, MountTable } from './mounts.ts';

/** Which sentence is said of every path on it. */
export type Why = 'silentMount' | 'slowMount';

/** A file system that does not answer. */
export interface Silence {
  readonly mount: Mount;
  /** The path that was asked first: `/mnt/a/bin does not answer (file system nfs4 mounted at /mnt/a)`. */
  readonly failure: FileFailure;
  /** The process that is stuck on it; null when it did not answer in time. */
  readonly pid: number | null;
}

/** The file systems that do not answer, for the code that shows them. */
export type Silences = Pick<Silent, 'now' | 'onChange'>;

/** All in milliseconds. After an answer, the time until it is tried again: one that answers in fits and starts holds us up each time. */
const shortestHoldMs = 2_000;
const longestHoldMs = 60_000;
/** One that has answered all along for so long begins with the shortest again. */
const trustedMs = 300_000;

interface Entry extends Silence {
  readonly why: Why;
  readonly stuck: Stuck;
  readonly sinceMs: number;
  readonly holdMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** Which file systems do not answer now, and who wants to know when that changes. */
export class Silent {
  readonly #entries = new Map<string, Entry>();
  readonly #past = new Map<string, { readonly holdMs: number; readonly endedMs: number }>();
  readonly #listeners = new Set<() => void>();

  /** What is said of a file system that does not answer; null while it does. */
  of({ point }: Mount): Why | null {
    return this.#entries.get(point)?.why ?? null;
  }

  now(): readonly Silence[] {
    return [...this.#entries.values()];
  }

  /** Calls it after each change, not in the middle of a question. Returns the function that ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `why` is said of every path asked for in the meantime. `putAside` hands over the process that is stuck, and says when it goes on. */
  add(mount: Mount, why: Why, failure: FileFailure, putAside: (onBack: () => void) => Stuck): void {
    const { point } = mount;
    const sinceMs = performance.now();
    const past = this.#past.get(point);
    const again = past !== undefined && sinceMs - past.endedMs < trustedMs;
    const holdMs = again ? Math.min(longestHoldMs, past.holdMs * 2) : shortestHoldMs;
    const stuck = putAside(() => this.#back(point));
    this.#entries.set(point, {
      mount,
      why,
      failure,
      pid: stuck.pid,
      stuck,
      sinceMs,
      holdMs,
      timer: undefined,
    });
    this.#tell();
  }

  /** Forgets what is no longer mounted; a process that is stuck on it is of no more use. */
  keep(table: MountTable): void {
    for (const { mount, stuck } of [...this.#entries.values()]) {
      if (table.has(mount)) continue;
      stuck.end();
      this.#remove(mount.point);
    }
  }

  #back(point: string): void {
    const entry = this.#entries.get(point);
    if (entry === undefined) return;
    const wait = entry.sinceMs + entry.holdMs - performance.now();
    entry.timer = setTimeout(() => this.#remove(point), Math.max(0, wait));
    entry.timer.unref();
  }

  #remove(point: string): void {
    const entry = this.#entries.get(point);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    this.#entries.delete(point);
    this.#past.set(point, { holdMs: entry.holdMs, endedMs: performance.now() });
    this.#tell();
  }

  #tell(): void {
    setImmediate(() => this.#listeners.forEach((listener) => listener()));
  }
}
