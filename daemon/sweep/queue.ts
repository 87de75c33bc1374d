import type { Clock } from '../clock.ts';

export interface Queue {
  /** Runs soon, together with what else is wanted by then. */
  hint(ids: Iterable<string>): void;
  /** Runs at once, or right after the run that is under way. Resolves when that run has ended. */
  now(ids: Iterable<string>, reason: string): Promise<void>;
  /** Resolves when the run under way has ended; none begins after it. */
  stop(): Promise<void>;
}

/** A swap is several events within a moment: what comes within this time of the last belongs together … */
const quietMs = 40;
/** … but nobody waits longer than this for it to become quiet. */
const patienceMs = 150;
/** A burst of events may take this share of one core: after a run that took 20 ms the next waits for 200. */
const restFactor = 10;
const longestRestMs = 750;

/** One run at a time; what is wanted meanwhile is one more run after it. */
export function newQueue(
  clock: Clock,
  run: (ids: ReadonlySet<string>, reason: string) => Promise<void>,
): Queue {
  let wanted = new Set<string>();
  let reason = '';
  let firstHintMs: number | null = null;
  let restUntilMs = -Infinity;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let stopped = false;
  let cancel: () => void = () => undefined;

  const start = async (): Promise<void> => {
    const ids = wanted;
    const why = reason;
    wanted = new Set();
    firstHintMs = null;
    cancel();
    const began = clock.monotonic();
    await run(ids, why);
    const ended = clock.monotonic();
    restUntilMs = ended + Math.min(longestRestMs, (ended - began) * restFactor);
  };

  const soon = async (): Promise<void> => {
    await running;
    next = null;
    if (stopped) return;
    running = start();
    try {
      await running;
    } finally {
      running = null;
    }
  };

  return {
    hint: (ids) => {
      if (stopped) return;
      for (const id of ids) wanted.add(id);
      if (firstHintMs === null) reason = 'change';
      const now = clock.monotonic();
      firstHintMs ??= now;
      const wait = Math.max(Math.min(now + quietMs, firstHintMs + patienceMs), restUntilMs) - now;
      cancel();
      cancel = clock.after(Math.max(0, wait), () => void (next ??= soon()));
    },
    now: (ids, why) => {
      if (stopped) return Promise.resolve();
      for (const id of ids) wanted.add(id);
      reason = why;
      return (next ??= soon());
    },
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
