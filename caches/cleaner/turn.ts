import type { Cleaned } from './cleaned.ts';
import type { LeftOut } from '../plan/plan.ts';
import type { User } from '../use/use.ts';
import { stillBusy, waitForUsers, type Wait } from './waiting.ts';

/** How a clean-up waits. */
export interface Waiting {
  /** Milliseconds. */
  readonly limitMs: number;
  /** Resolves with who uses the caches now. */
  readonly usersNow: () => Promise<readonly User[]>;
  /** Cleans once nobody does, and may wait again. */
  readonly clean: () => Promise<Cleaned>;
  /** Called when it waits no more; not when another took its place. `settled`: it came to something, and was not stopped. */
  readonly onEnd: (settled: boolean) => void;
}

/** The clean-up that waits until nobody uses its caches any more. At most one does: the next takes its place. */
export class Turn {
  readonly #onChange: () => void;
  #waiting: { wait: Wait; end: Promise<Cleaned | null>; stop: AbortController } | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Who is waited for; null when nothing waits. */
  get waitingFor(): readonly User[] | null {
    return this.#waiting?.wait.by ?? null;
  }

  /** Resolves when nothing waits any more: what became of it, null if nothing waited or it was stopped. */
  get end(): Promise<Cleaned | null> {
    return this.#waiting?.end ?? Promise.resolve(null);
  }

  waitFor(wait: Wait, { limitMs, usersNow, clean, onEnd }: Waiting): void {
    const stop = new AbortController();
    const tell = (by: readonly User[]): void => {
      if (this.#waiting) this.#waiting.wait = { ...wait, by };
      this.#onChange();
    };
    const again = async (): Promise<readonly User[] | null> => {
      const by = await usersNow();
      return by.length === 0 ? null : by;
    };
    const end = waitForUsers(wait.by, again, stop.signal, tell, limitMs)
      .then(async (free) => {
        if (!free && stop.signal.aborted) return null;
        if (!free) return { receipt: null, leftOut: stillBusy(this.#waiting?.wait ?? wait), waiting: null };
        return clean();
      })
      .catch((error: unknown): Cleaned | null => {
        if (stop.signal.aborted) return null;
        const detail = error instanceof Error ? error.message : String(error);
        const leftOut = wait.caches.map((cache): LeftOut => ({ cache, path: '', why: 'refused', detail }));
        return { receipt: null, leftOut, waiting: null };
      });
    const clear = (cleaned: Cleaned | null): Cleaned | null => {
      if (this.#waiting?.stop === stop) {
        this.#waiting = null;
        onEnd(cleaned !== null && cleaned.waiting === null);
      }
      this.#onChange();
      return cleaned;
    };
    this.stop();
    this.#waiting = { wait, stop, end: end.then(clear) };
    tell(wait.by);
  }

  stop(): void {
    this.#waiting?.stop.abort();
  }
}
