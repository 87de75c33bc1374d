interface Running {
  readonly end: Promise<void>;
  readonly attended: boolean;
  readonly stop: AbortController;
}

/**
 * A look at everything that is shared: a caller that asks while one is under way gets that one. A look that nobody
 * waits for is abandoned in favour of a person's, and then resolves with that one.
 */
export class SharedLook {
  readonly #look: (attended: boolean, signal: AbortSignal) => Promise<void>;
  #running: Running | null = null;

  constructor(look: (attended: boolean, signal: AbortSignal) => Promise<void>) {
    this.#look = look;
  }

  ask(attended: boolean): Promise<void> {
    const before = this.#running;
    if (before !== null && (before.attended || !attended)) return before.end;
    before?.stop.abort();
    const stop = new AbortController();
    const end = this.#look(attended, stop.signal)
      .catch((error: unknown) => {
        if (stop.signal.aborted && this.#running !== null) return this.#running.end;
        throw error;
      })
      .finally(() => {
        if (this.#running?.stop === stop) this.#running = null;
      });
    this.#running = { end, attended, stop };
    return end;
  }
}
