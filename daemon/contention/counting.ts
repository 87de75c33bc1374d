import { isGlimpsed, type Start } from '../../probes/contention/storm.ts';

/** Commands are counted once a second for so long, a minute's window and the look that ends it. */
const countMs = 65_000;
/** What was no storm is not counted again before. */
const restMs = 10 * 60_000;

/**
 * When a host without glances (macOS) looks once a second to count an application's go commands: each look starts `ps`, so
 * that it does so for a minute after rare looks saw several, goes on while there is a storm, and rests when there was none.
 */
export class Counting {
  #until = -Infinity;
  #restUntil = -Infinity;

  isOn(starts: readonly Start[], isStorm: boolean, now: number): boolean {
    if (isStorm) this.#until = now + countMs;
    else if (now >= this.#restUntil && isGlimpsed(starts, now)) this.#until = now + countMs;
    if (now < this.#until) this.#restUntil = this.#until + restMs;
    return now < this.#until;
  }
}
