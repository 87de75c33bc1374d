import type { Clock } from '../clock.ts';

/** A swap is several events within a moment: what comes within this time of the last belongs together … */
const quietMs = 40;
/** … but nobody waits longer than this for it to become quiet. */
const patienceMs = 150;
/** A burst of events may take this share of one core: after a run that took 20 ms the next waits for 200. */
const restFactor = 10;
const longestRestMs = 750;

/** One run at a time; what is wanted meanwhile is one more run after it. */
export class Queue {
  readonly #clock: Clock;
  readonly #run: (ids: ReadonlySet<string>, reason: string) => Promise<void>;
  #wanted = new Set<string>();
  #reason = '';
  #firstHintMs: number | null = null;
  #restUntilMs = -Infinity;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, run: (ids: ReadonlySet<string>, reason: string) => Promise<void>) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Runs soon, together with everything else that is requested by then. */
  hint(ids: Iterable<string>): void {
    if (this.#stopped) return;
    for (const id of ids) this.#wanted.add(id);
    if (this.#firstHintMs === null) this.#reason = 'change';
    const now = this.#clock.monotonic();
    this.#firstHintMs ??= now;
    const wait = Math.max(Math.min(now + quietMs, this.#firstHintMs + patienceMs), this.#restUntilMs) - now;
    this.#cancel();
    this.#cancel = this.#clock.after(Math.max(0, wait), () => void (this.#next ??= this.#soon()));
  }

  /** Runs at once, or right after the run that is under way. Resolves when that run has ended. */
  now(ids: Iterable<string>, reason: string): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    for (const id of ids) this.#wanted.add(id);
    this.#reason = reason;
    return (this.#next ??= this.#soon());
  }

  /** Resolves when the run under way has ended; none begins after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  async #soon(): Promise<void> {
    await this.#running;
    this.#next = null;
    if (this.#stopped) return;
    this.#running = this.#start();
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
  }

  async #start(): Promise<void> {
    const ids = this.#wanted;
    const why = this.#reason;
    this.#wanted = new Set();
    this.#firstHintMs = null;
    this.#cancel();
    const began = this.#clock.monotonic();
    await this.#run(ids, why);
    const ended = this.#clock.monotonic();
    this.#restUntilMs = ended + Math.min(longestRestMs, (ended - began) * restFactor);
  }
}
