import { setImmediate as turn } from 'node:timers/promises';

/** So many milliseconds work may hold the thread before others have their turn. */
const longestMs = 20;

/** Work in small steps: after each of them others may have their turn. Returns what it comes to. */
export type Steps<Result> = Generator<undefined, Result>;

/** Lets others have their turn while long work goes on: a daemon with thousands of tools answers meanwhile. */
export class Turns {
  readonly #signal: AbortSignal | null;
  #since = performance.now();

  constructor(signal: AbortSignal | null = null) {
    this.#signal = signal;
  }

  /** To be awaited between two steps of the work; gives way only when it is time. Rejects with the signal's reason once that is aborted. */
  async given(): Promise<void> {
    if (performance.now() - this.#since < longestMs) return;
    await turn();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}

/** Does the work, yielding between its steps. Rejects with what a step throws. */
export async function inTurns<Result>(steps: Steps<Result>, turns = new Turns()): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turns.given();
  }
}

/** Does the work in one go. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
