import { type PartActions, refusals } from './actions.ts';
import type { Log } from './log/log.ts';
import type { DaemonPart, PartContext, PartMaker } from './part.ts';
import type { Notice, Status } from './status.ts';

type Shown = Pick<Status, 'caches' | 'cleaning'>;

const nothing: Shown = {
  caches: [],
  cleaning: { state: 'idle', waitingFor: null, progress: null, undo: null },
};

/** The rooms that live inside the daemon, as one. None of them can take the daemon down. */
export class Parts {
  /** What parts can do; a refusal until the part that does it has started. */
  readonly actions: Required<PartActions> = { ...refusals };
  readonly #log: Log;
  readonly #started: { readonly name: string; readonly part: DaemonPart }[] = [];
  readonly #failed: Notice[] = [];
  #closed = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Resolves when each has started or failed; those that have are part of it from then on. */
  async start(makers: readonly PartMaker[], context: PartContext): Promise<void> {
    await Promise.all(makers.map((maker) => this.#start(maker, context)));
  }

  status(): Shown {
    return Object.assign({ ...nothing }, ...this.#each((part) => part.status?.())) as Shown;
  }

  notices(): readonly Notice[] {
    return [...this.#failed, ...this.#each((part) => part.notices?.()).flat()];
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(
      this.#started.map(({ name, part }) => part.close().catch((error: unknown) => this.#fault(name, error))),
    );
  }

  async #start({ name, make }: PartMaker, context: PartContext): Promise<void> {
    try {
      const part = await make(context);
      if (this.#closed) return await part.close();
      this.#started.push({ name, part });
      Object.assign(this.actions, part.actions);
    } catch (error) {
      this.#log.error({ part: name, error: (error as Error).stack }, 'a part did not start');
      this.#failed.push({ code: 'part-failed', values: { part: name, reason: (error as Error).message } });
    }
  }

  /** What each part answers; one that throws answers nothing. */
  #each<T>(question: (part: DaemonPart) => T | undefined): T[] {
    return this.#started.flatMap(({ name, part }) => {
      try {
        return question(part) ?? [];
      } catch (error) {
        this.#fault(name, error);
        return [];
      }
    });
  }

  #fault(name: string, error: unknown): void {
    this.#log.error({ part: name, error: (error as Error).stack }, 'a part failed');
  }
}
