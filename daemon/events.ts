import type { Instant, Integer } from '../host/quantity.ts';
import type { Outcome } from '../messages/outcome.ts';
import type { Cleaning } from '../caches/cleaner/activity.ts';
import type { Cleaned } from '../caches/cleaner/cleaned.ts';
import type { Caches } from '../caches/cleaner/report.ts';
import type { HistoryEntry } from './history/history.ts';
import type { Log } from './log/log.ts';

/** What each type of event carries. API streams pass all of them on, the tray and the notifier take theirs. */
export interface Payloads {
  /** Something new in the history: a transition, a receipt of a clean-up. */
  readonly transition: HistoryEntry;
  /** The status is another one; when it was made and when the machine was last seen. */
  readonly status: { readonly at: Instant; readonly checkedAt: Instant | null };
  readonly cleaning: Cleaning;
  readonly caches: Caches;
  /** The result of a clean-up that waited, each time that it went on by itself; null when it was given up. */
  readonly waited: { readonly cleaned: Cleaned | null };
  /** Worth a word once, at a good moment. */
  readonly news: Outcome;
}

/** Something that happened, before it has its number. */
export type Happening = {
  readonly [Type in keyof Payloads]: { readonly type: Type; readonly data: Payloads[Type] };
}[keyof Payloads];

/** `id`: of a stored event its id in the history; of another the newest id so far. Never goes back. */
export type DaemonEvent = Happening & { readonly id: Integer };

/** The daemon's own events: in order, in the process, without memory. What was missed is in the history. */
export class Events {
  readonly #listeners = new Set<(event: DaemonEvent) => void>();
  readonly #log: Pick<Log, 'error'>;
  #latest: number;

  /** `lastId`: the newest id of the history. */
  constructor(log: Pick<Log, 'error'>, lastId: number) {
    this.#log = log;
    this.#latest = lastId;
  }

  /** `id`: the history's, of what is stored. */
  publish(happening: Happening, id = 0): void {
    this.#latest = Math.max(this.#latest, id);
    const event: DaemonEvent = { ...happening, id: this.#latest };
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#log.error({ error: (error as Error).stack, type: event.type }, 'a listener failed');
      }
    }
  }

  /** Returns the function that ends the subscription. A listener that throws is logged and stays subscribed. */
  subscribe(listener: (event: DaemonEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
