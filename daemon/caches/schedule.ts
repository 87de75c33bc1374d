import { availableParallelism, loadavg } from 'node:os';
import type { Clock } from '../clock.ts';

/** All in milliseconds. */
const firstMs = 10_000;
/** Who uses what: asked with the checks, at most so often. */
const refreshMs = 4 * 60_000;
/** Sizes: looked at again after so long, or sooner when the disk has lost so many bytes. */
const lookMs = 12 * 3_600_000;
const soonerMs = 30 * 60_000;
const lostBytes = 5e9;
/** A machine that is always busy is looked at all the same: measuring gives way to everything else. */
const patienceMs = 3_600_000;

export interface LookSchedule {
  /** Called with each check of the daemon: there is no timer but the first. */
  tick(): void;
  stop(): void;
}

export interface ScheduleOptions {
  readonly clock: Clock;
  readonly isPaused: () => boolean;
  /** Bytes that are free where the caches are; null when it cannot be told. */
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
export function newLookSchedule(options: ScheduleOptions): LookSchedule {
  const { clock, isPaused, freeBytes, isShort, refresh, look, onError } = options;
  const isQuiet = options.isQuiet ?? quietMachine;
  let refreshedMs = -Infinity;
  let lookedMs = -Infinity;
  let wantedMs: number | null = null;
  let freeThen: number | null = null;
  let running = false;
  let begun = false;

  const isDue = (now: number): boolean => {
    if (now - lookedMs >= lookMs) return true;
    if (now - lookedMs < soonerMs) return false;
    const free = freeBytes();
    return isShort() || (free !== null && freeThen !== null && freeThen - free >= lostBytes);
  };
  const run = async (now: number): Promise<void> => {
    wantedMs = isDue(now) ? (wantedMs ?? now) : null;
    if (wantedMs !== null && (isQuiet() || now - wantedMs >= patienceMs)) {
      wantedMs = null;
      await look();
      lookedMs = now;
      refreshedMs = now;
      freeThen = freeBytes();
    } else if (now - refreshedMs >= refreshMs) {
      refreshedMs = now;
      await refresh();
    }
  };
  const tick = (): void => {
    if (!begun || running || isPaused()) return;
    running = true;
    run(clock.monotonic())
      .catch(onError)
      .finally(() => (running = false));
  };
  const cancelFirst = clock.after(firstMs, () => {
    begun = true;
    tick();
  });
  return {
    tick,
    stop: () => {
      cancelFirst();
      begun = false;
    },
  };
}
