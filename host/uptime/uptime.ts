/** How long the machine has been up, by a clock that nobody sets and that does not stop while it sleeps. */
export interface Uptime {
  /** What distinguishes one start of the machine from the next; null where the system does not offer anything. */
  readonly boot: string | null;
  readonly ms: number;
}

/**
 * Milliseconds that have passed at least since an earlier reading, whatever was done to the clock on the wall. After a
 * restart only the time since then is certain. Without a name for each start the larger of two readings is taken for the
 * later one: should the machine have been started in between, more has passed than that.
 */
export function passedSince(then: Uptime, now: Uptime): number {
  if (then.boot !== now.boot) return now.ms;
  if (now.ms >= then.ms) return now.ms - then.ms;
  return now.boot === null ? now.ms : 0;
}
