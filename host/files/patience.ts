import type { Mount } from './mounts.ts';

/** All in milliseconds. One question may take so long … */
const longestMs = 1_000;
/** … and no longer than this soon after another was not answered: several mounts of a dead server hold us up little longer than one. */
const shortMs = 250;
/** All questions to one file system together may take at most this long within such a period. */
const budgetMs = 3_000;
const windowMs = 10_000;

/**
 * How long to wait for answers in place. Whoever waits does nothing else, so that all waiting is bounded, also for what answers
 * each question, but slowly.
 */
export class Patience {
  readonly #spent = new Map<string, { sinceMs: number; ms: number }>();
  #lateMs = -Infinity;

  /** Milliseconds that the next question may take. */
  left(now: number): number {
    return now - this.#lateMs < windowMs ? shortMs : longestMs;
  }

  /** A question was not answered. */
  late(now: number): void {
    this.#lateMs = now;
  }

  /** Takes account of a question that was answered after this many milliseconds. Returns false when the total is too much. */
  lasts({ point }: Mount, now: number, ms: number): boolean {
    const known = this.#spent.get(point);
    const spent = known && now - known.sinceMs < windowMs ? known : { sinceMs: now, ms: 0 };
    spent.ms += ms;
    this.#spent.set(point, spent);
    if (spent.ms <= budgetMs) return true;
    this.#spent.delete(point);
    return false;
  }
}
