import type { PlanRequest } from '../plan/request.ts';
import type { User } from '../use/use.ts';
import type { Cleaned } from './cleaned.ts';
import type { WaitMemory } from './kept-wait.ts';
import { Turn } from './turn.ts';
import { longestMs, type Wait } from './waiting.ts';

/** What goes on after a clean-up, as a daemon does. */
export interface Follower {
  /** Called with the result of a clean-up that waited, each time that it went on by itself; with null when it was given up. */
  readonly onWaited: (cleaned: Cleaned | null) => void;
  /** What failed while nobody waited for it. */
  readonly onError: (error: unknown) => void;
}

export interface WaitsOptions {
  /** Null for a cleaner that nobody starts again. */
  readonly memory: WaitMemory | null;
  readonly now: () => number;
  readonly log: (sentence: string) => void;
  readonly onChange: () => void;
  /** Looks up again who uses these caches. */
  readonly usersNow: (caches: readonly string[]) => Promise<readonly User[]>;
  /** Plans the same once more and cleans it; may wait again. */
  readonly clean: (request: PlanRequest, wait: Wait) => Promise<Cleaned>;
  readonly follower: Follower | null;
}

/** The clean-up that waits for its users to end: resumed, remembered for the next process, followed, given up. */
export class Waits {
  readonly #options: WaitsOptions;
  readonly #turn: Turn;
  #closing = false;
  #following = false;

  constructor(options: WaitsOptions) {
    this.#options = options;
    this.#turn = new Turn(options.onChange);
  }

  /** Who is waited for; null when nothing waits. */
  get waitingFor(): readonly User[] | null {
    return this.#turn.waitingFor;
  }

  /** Resolves when nothing waits any more. */
  get end(): Promise<Cleaned | null> {
    return this.#turn.end;
  }

  /** Takes up what waited when the process before us ended; false when there is nothing. */
  async takeUp(): Promise<boolean> {
    const { memory, now, log, usersNow } = this.#options;
    const before = memory?.recall() ?? null;
    if (memory === null || before === null) return false;
    const by = await usersNow(before.caches);
    // Meanwhile it may have been cancelled, or another may wait in its place.
    const kept = this.waitingFor === null && !this.#closing ? memory.recall() : null;
    if (kept === null) return false;
    // A clock that was set back makes it no younger than it can be.
    const age = Math.max(0, now() - kept.since);
    if (age >= longestMs) {
      memory.forget();
      log(`A clean-up of ${kept.caches.join(', ')} waited for more than two hours and is given up`);
      return false;
    }
    this.#wait({ caches: kept.caches, by }, kept.request, longestMs - age);
    return true;
  }

  waitFor(wait: Wait, request: PlanRequest): void {
    const { memory, now } = this.#options;
    memory?.keep({ since: now(), caches: wait.caches, request });
    if (!this.#closing) this.#wait(wait, request, longestMs);
  }

  /** Nothing waits any more, and nothing is remembered that would. */
  giveUp(): void {
    this.#turn.stop();
    this.#options.memory?.forget();
  }

  /** Ends and leaves what is remembered to the next. */
  stop(): void {
    this.#closing = true;
    this.#turn.stop();
  }

  #wait(wait: Wait, request: PlanRequest, limitMs: number): void {
    const { memory, usersNow, clean } = this.#options;
    this.#turn.waitFor(wait, {
      limitMs,
      usersNow: () => usersNow(wait.caches),
      clean: () => clean(request, wait),
      onEnd: (settled) => {
        if (settled || !this.#closing) memory?.forget();
      },
    });
    const { follower } = this.#options;
    if (follower !== null && !this.#following) this.#follow(follower).catch(follower.onError);
  }

  async #follow({ onWaited }: Follower): Promise<void> {
    this.#following = true;
    try {
      do onWaited(await this.#turn.end);
      while (
        // What went on may have met somebody else and wait again, or another may have taken its place.
        this.waitingFor !== null
      );
    } finally {
      this.#following = false;
    }
  }
}
