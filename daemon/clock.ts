/** Time as the daemon uses it, so that a test can let a night pass. */
export interface Clock {
  /** The wall clock: milliseconds since 1970. Jumps when it is set. */
  now(): number;
  /** Milliseconds since some start. Never goes back; may stand still while the machine sleeps. */
  monotonic(): number;
  /** Runs something once after this many milliseconds of `monotonic`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
