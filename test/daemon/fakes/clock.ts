import type { Clock } from '../../../daemon/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass: timers run in order, and the wall clock advances too. */
  pass(ms: number): Promise<void>;
  /** Sets the wall clock, without effect on timers. */
  jump(ms: number): void;
  /** The machine sleeps: the wall clock continues, the monotonic one and timers do not. */
  sleep(ms: number): void;
  readonly waiting: () => number;
}

export function fakeClock(start = Date.UTC(2026, 10, 23, 12)): FakeClock {
  let monotonic = 0;
  let offset = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    after: (ms, run) => {
      const timer = { at: monotonic + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms) => {
      // A request just made may still be about to set its timer.
      await new Promise((resolve) => setImmediate(resolve));
      const end = monotonic + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        monotonic = Math.max(monotonic, next.at);
        next.run();
        await new Promise((resolve) => setImmediate(resolve));
      }
      monotonic = end;
      await new Promise((resolve) => setImmediate(resolve));
    },
    jump: (ms) => {
      offset += ms;
    },
    sleep: (ms) => {
      offset += ms;
    },
    waiting: () => timers.length,
  };
}
