import { availableParallelism, loadavg } from 'node:os';
import { Cancelled } from '../../caches/cancelled.ts';
import type { Clock } from '../clock.ts';

/** All in milliseconds. */
const firstMs = 5_000;
/** Who uses what: asked with the checks, at most so often. */
const refreshMs = 4 * 60_000;
/** Sizes: looked at again after this time, or sooner when the disk has lost this many bytes. */
const lookMs = 12 * 3_600_000;
const soonerMs = 30 * 60_000;
const lostBytes = 5e9;
/** A machine that is always busy is looked at all the same: measuring gives way to everything else. */
const patienceMs = 3_600_000;

export interface ScheduleOptions {
  readonly clock: Clock;
  readonly isPaused: () => boolean;
  /** Bytes that are free where the caches are; null when unknown. */
  readonly freeBytes: () => number | null;
  /** Less is free than the user wants: looked at as soon as a disk that fills up. */
  readonly isShort: () => boolean;
  readonly refresh: () => Promise<unknown>;
  readonly look: () => Promise<unknown>;
  readonly isQuiet?: () => boolean;
  readonly onError: (error: unknown) => void;
}

/** Less than three quarters of the processors had work in the last minute. */
const quietMachine = (): boolean => (loadavg()[0] ?? 0) < 0.75 * availableParallelism();

/**
 * Decides when caches are looked at without being asked: once soon after the start, then once in a long while or when
 * the disk fills up, and only while the machine has nothing better to do.
 */
export class LookSchedule {
  readonly #options: ScheduleOptions;
  readonly #isQuiet: () => boolean;
  readonly #cancelFirst: () => void;
  #refreshedMs = -Infinity;
  #lookedMs = -Infinity;
  #wantedMs: number | null = null;
  #cancelledMs = -Infinity;
  #freeThen: number | null = null;
  #running = false;
  #begun = false;

  constructor(options: ScheduleOptions) {
    this.#options = options;
    this.#isQuiet = options.isQuiet ?? quietMachine;
    this.#cancelFirst = options.clock.after(firstMs, () => {
      this.#begun = true;
      this.tick();
    });
  }

  /** Called with each check of the daemon, so that the only timer is the first. */
  tick(): void {
    const { clock, isPaused, onError } = this.#options;
    if (!this.#begun || this.#running || isPaused()) return;
    this.#running = true;
    this.#run(clock.monotonic())
      .catch(onError)
      .finally(() => (this.#running = false));
  }

  stop(): void {
    this.#cancelFirst();
    this.#begun = false;
  }

  async #run(now: number): Promise<void> {
    const { refresh, look, freeBytes } = this.#options;
    this.#wantedMs = this.#isDue(now) ? (this.#wantedMs ?? now) : null;
    // A menu without sizes is of no use: the first look gives way to everything else, and waits for nothing.
    const isFirst = this.#lookedMs === -Infinity;
    if (this.#wantedMs !== null && (isFirst || this.#isQuiet() || now - this.#wantedMs >= patienceMs)) {
      this.#wantedMs = null;
      await look().catch((error: unknown) => {
        if (error instanceof Cancelled) this.#cancelledMs = now;
        throw error;
      });
      this.#lookedMs = now;
      this.#refreshedMs = now;
      this.#freeThen = freeBytes();
    } else if (now - this.#refreshedMs >= refreshMs) {
      this.#refreshedMs = now;
      await refresh();
    }
  }

  #isDue(now: number): boolean {
    // Somebody did not want it now.
    if (now - this.#cancelledMs < soonerMs) return false;
    if (now - this.#lookedMs >= lookMs) return true;
    if (now - this.#lookedMs < soonerMs) return false;
    const { freeBytes, isShort } = this.#options;
    const free = freeBytes();
    return isShort() || (free !== null && this.#freeThen !== null && this.#freeThen - free >= lostBytes);
  }
}
