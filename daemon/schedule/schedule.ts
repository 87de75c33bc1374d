import type { Clock } from '../clock.ts';
import { nextMatch, type Cron } from './cron.ts';

/** `wake`: the machine slept, or the clock was set, so that one run makes up for all that was missed. */
export type Reason = 'schedule' | 'wake';

export interface Schedule {
  /** Replaces what is due when. */
  set(entries: ReadonlyMap<string, Cron>): void;
  stop(): void;
}

/** The wall clock and the monotonic one drift apart by less than this unless somebody sets the one or stops the other. */
const jumpMs = 20_000;
/** Timers may fire a little early. */
const earlyMs = 1_000;
/** setTimeout's longest, and a fresh look at the wall clock from time to time. */
const longestMs = 24 * 3_600_000;

/**
 * Runs what is due by the wall clock, with one timer for all, which counts the monotonic time: a clock that is set back
 * by a day delays nothing, one that is set forward or a night of sleep brings one run and not one for each that was missed.
 */
export function newSchedule(clock: Clock, onDue: (ids: readonly string[], reason: Reason) => void): Schedule {
  let entries: ReadonlyMap<string, Cron> = new Map();
  let cancel: () => void = () => undefined;

  const arm = (): void => {
    cancel();
    const from = clock.now();
    const armedMs = clock.monotonic();
    const next = new Map([...entries].map(([id, cron]) => [id, nextMatch(cron, from) ?? Infinity]));
    const first = Math.min(...next.values());
    if (first === Infinity) return;
    cancel = clock.after(Math.min(first - from, longestMs), () => {
      const now = clock.now();
      const drift = now - from - (clock.monotonic() - armedMs);
      const jumped = Math.abs(drift) > jumpMs;
      const due = [...next].filter(([, at]) => jumped || at - now <= earlyMs).map(([id]) => id);
      arm();
      if (due.length > 0) onDue(due, jumped ? 'wake' : 'schedule');
    });
  };

  return {
    set: (to) => {
      entries = to;
      arm();
    },
    stop: () => {
      cancel();
      entries = new Map();
    },
  };
}
