interface Running<T> {
  readonly result: Promise<T>;
  readonly end: AbortController;
  askers: number;
}

/** A piece of work that is done once for all who ask while it runs, and ends when the last of them has gone. */
export class Shared<T> {
  readonly #make: (signal: AbortSignal) => Promise<T>;
  #now: Running<T> | null = null;

  /** `make` rejects soon after its signal was aborted. */
  constructor(make: (signal: AbortSignal) => Promise<T>) {
    this.#make = make;
  }

  /** Rejects with the reason of `gone` once that is aborted. A piece that nobody waits for any more ends before the next begins. */
  async ask(gone: AbortSignal): Promise<T> {
    while (this.#now?.end.signal.aborted === true) {
      await this.#now.result.catch(() => undefined);
      gone.throwIfAborted();
    }
    gone.throwIfAborted();
    const work = (this.#now ??= this.#begin());
    work.askers += 1;
    const left = new Promise<never>((_, reject) => {
      gone.addEventListener('abort', () => reject(gone.reason as Error), { once: true });
    });
    try {
      return await Promise.race([work.result, left]);
    } finally {
      work.askers -= 1;
      if (work.askers === 0) work.end.abort(new Error('Nobody waits for it any more'));
    }
  }

  #begin(): Running<T> {
    const end = new AbortController();
    const result = this.#make(end.signal).finally(() => {
      this.#now = null;
    });
    // Every waiting caller gets the error; with nobody waiting, it is not a fault that it was ended.
    result.catch(() => undefined);
    return { result, end, askers: 0 };
  }
}
