import { fuller, type Actor } from './actor.ts';
import type { Hold } from './wait.ts';

/** A process that waits, with the looks between which its wait began. */
export interface TimedWait {
  readonly actor: Actor;
  /** The last look at which it did not wait yet. */
  readonly before: number;
  /** The first look at which it waited. */
  readonly since: number;
}

/** A hold with how long it was seen: at least so long, it may have begun before the first look. */
export interface TimedHold extends Hold {
  readonly since: number;
  readonly waits: readonly TimedWait[];
}

/** A hold that was over at the look `until`, or for which its waiters waited no longer then. */
export interface EndedHold {
  readonly hold: TimedHold;
  readonly until: number;
  /** Until when they are known to have waited, for whomever: a short wait may outlast several who hold the lock in turn. */
  readonly waitedUntil: number;
}

const mostEnded = 200;
/** Shorter waits are nobody's trouble: `go mod tidy` itself takes the side lock for about a millisecond. */
export const leastWaitMs = 200;

/** Follows holds and waits from look to look. */
export class LockTimes {
  #last = new Map<string, TimedHold>();
  #waits = new Map<string, { before: number; since: number }>();
  #lastLook: number | null = null;
  #ended: EndedHold[] = [];
  /** Holds that passed the lock on while that process went on waiting, for too short a time yet, by process and file. */
  #passed = new Map<string, EndedHold[]>();

  /** The holds of a look with their times. */
  time(seen: readonly Hold[], now: number): readonly TimedHold[] {
    const before = this.#lastLook ?? now;
    const waits = new Map<string, { before: number; since: number }>();
    const known = this.#actors();
    const holds = seen.map((one): TimedHold => {
      const hold = { ...one, holders: one.holders.map(known), waiters: one.waiters.map(known) };
      const timed = hold.waiters.map((actor) => {
        const key = `${actor.pid} ${hold.path}`;
        const times = this.#waits.get(key) ?? { before, since: now };
        waits.set(key, times);
        return { actor, ...times };
      });
      return { ...hold, since: this.#last.get(keyOf(hold))?.since ?? now, waits: timed };
    });
    const current = new Map(holds.map((hold) => [keyOf(hold), hold]));
    for (const [key, hold] of this.#last) {
      const still = new Set(current.get(key)?.waiters.map(({ pid }) => pid));
      const gone = hold.waits.filter(({ actor }) => !still.has(actor.pid));
      for (const wait of gone) {
        const waiter = `${wait.actor.pid} ${hold.path}`;
        const one = { hold: { ...hold, waits: [wait], waiters: [wait.actor] }, until: now, waitedUntil: now };
        if (hold.holders.length > 0 || !waits.has(waiter))
          this.#passed.set(waiter, [...(this.#passed.get(waiter) ?? []), one].slice(-mostEnded));
      }
    }
    for (const [waiter, passed] of this.#passed) {
      const began = waits.get(waiter)?.before;
      if (began !== undefined && now - began < leastWaitMs) continue;
      // Of a wait that had a holder at one look, the moment without one says nothing more.
      const known = passed.filter(({ hold }) => hold.holders.length > 0);
      const told = known.length > 0 ? known : passed;
      this.#ended.push(...told.map((one) => ({ ...one, waitedUntil: now })));
      this.#passed.delete(waiter);
    }
    this.#ended = this.#ended.slice(-mostEnded);
    this.#last = current;
    this.#waits = waits;
    this.#lastLook = now;
    return holds;
  }

  /** Completes what a look shows of a process with what the previous look showed, while it still holds or waits. */
  #actors(): (actor: Actor) => Actor {
    const before = new Map(
      [...this.#last.values()].flatMap(({ holders, waiters }) =>
        [...holders, ...waiters].map((actor) => [actor.pid, actor] as const),
      ),
    );
    return (actor) => {
      const earlier = before.get(actor.pid);
      return earlier === undefined ? actor : fuller(earlier, actor);
    };
  }

  /** A glance saw nobody wait: the next wait began after it. */
  nobodyWaits(now: number): void {
    if (this.#waits.size === 0) this.#lastLook = now;
  }

  /** The waits that ended since it was last asked. */
  takeEnded(): readonly EndedHold[] {
    return this.#ended.splice(0);
  }
}

/** A hold is the same as before while the same processes hold the same file. */
function keyOf(hold: Hold): string {
  return `${hold.path} ${hold.holders.map(({ pid }) => pid).join(',')}`;
}
