import { setImmediate as turn } from 'node:timers/promises';

/** So many milliseconds work may hold the thread before others have their turn. */
const longestMs = 20;

/** Lets others have their turn while long work goes on: a daemon with thousands of tools answers meanwhile. */
export class Turns {
  readonly #signal: AbortSignal;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** To be awaited between two steps of the work; gives way only when it is time. Rejects with the signal's reason once that is aborted. */
  async given(): Promise<void> {
    if (performance.now() - this.#since < longestMs) return;
    await turn();
    this.#signal.throwIfAborted();
    this.#since = performance.now();
  }
}
