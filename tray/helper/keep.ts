import type { Clock } from '../../daemon/clock.ts';
import type { Log } from '../../daemon/log/log.ts';
import type { Notice } from '../../daemon/status.ts';
import type { Menu } from '../menu.ts';
import type { Candidate } from './choose.ts';
import { newCpuGuard } from './cpu.ts';
import { Unsafe } from './place.ts';
import type { Helper } from './start.ts';
import { inWords } from './text.ts';

/** What a helper needs is away for now: no fault of the helper, and worth waiting for. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

export interface KeepOptions {
  /** Which helpers to try now, the best first; or why there is none. */
  readonly choose: () => Promise<readonly Candidate[] | Notice>;
  /** Rejects with a sentence when it does not come to show an icon, at once when the signal aborts. */
  readonly start: (candidate: Candidate, menu: Menu, signal: AbortSignal) => Promise<Helper>;
  /** CPU seconds used by a process; null when it cannot be told. */
  readonly cpuSeconds: (pid: number) => Promise<number | null>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Keeps one helper running and showing the last menu. */
export interface Keeper {
  show(menu: Menu): void;
  /** Why there is no icon, or not the one that was wanted. */
  notice(): Notice | null;
  running(): boolean;
  /** The daemon did something, so this costs no wake-up of its own: looks after a helper that burns CPU, or tries again. */
  tick(): void;
  close(): Promise<void>;
}

/** Waits between tries in a row, in milliseconds; the last one stays. */
const delaysMs = [500, 2000, 10_000, 30_000, 120_000, 300_000];
/** A helper that ran for so long was well: what happens next is a new story. */
const wellMs = 60_000;
/** So many failures in a row, and the next candidate has its turn: of getting ready, of running for a minute. */
const triesToStart = 2;
const triesToRun = 5;
/** After every candidate has failed. */
const retryAllMs = 30 * 60_000;
/** When a new helper's CPU time is looked at, after it got ready; later it is when the daemon is awake anyway. */
const cpuLooksMs = [20_000, 60_000];
const cpuEveryMs = 300_000;
const burning = (): string => inWords('tooBusy');

export function keepHelper(first: Menu, options: KeepOptions): Keeper {
  const { clock, log } = options;
  let menu = first;
  let helper: Helper | null = null;
  let notice: Notice | null = null;
  /** What the last start was refused for. */
  let unsafe: Unsafe | null = null;
  const closing = new AbortController();
  let look = (): void => undefined;
  /** Ends the current wait: early at `close`, or when a tick finds that it is time. */
  let wake: { readonly run: () => void; readonly dueAt: number } | null = null;

  const isClosed = (): boolean => closing.signal.aborted;
  const pause = (ms: number, timed: boolean): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        wake = null;
        resolve();
      };
      const cancel = timed ? clock.after(ms, done) : (): void => undefined;
      wake = { run: done, dueAt: clock.monotonic() + ms };
    });

  /** Keeps one candidate running until it has failed too often; answers why. */
  const keep = async (candidate: Candidate, before: string | null): Promise<string> => {
    let notStarted = 0;
    let away = 0;
    let shortLives = 0;
    while (!isClosed()) {
      let why: string;
      const startedAt = clock.monotonic();
      try {
        helper = await options.start(candidate, menu, closing.signal);
        unsafe = null;
        notStarted = 0;
        away = 0;
        // What was wanted while it started.
        helper.show(menu);
        notice = candidate.translated ? { code: 'tray-translated', values: { reason: before ?? '' } } : null;
        log.info({ helperPid: helper.pid, helper: candidate.kind }, 'tray: the helper is ready');
        const stopLooking = watchCpu(helper);
        if (isClosed()) await helper.stop('closed');
        why = await helper.ended;
        stopLooking();
        shortLives = clock.monotonic() - startedAt < wellMs ? shortLives + 1 : 0;
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
        unsafe = error instanceof Unsafe ? error : null;
        if (error instanceof NotNow) away += 1;
        else notStarted += 1;
      }
      helper = null;
      if (isClosed()) return why;
      log.warn({ helper: candidate.kind, why }, 'tray: the helper ended');
      if (why === burning() || unsafe || shortLives >= triesToRun || notStarted >= triesToStart) return why;
      const failures = shortLives + notStarted + away;
      const ms = delaysMs[Math.min(Math.max(failures - 1, 0), delaysMs.length - 1)] ?? 0;
      notice = { code: 'tray-retry', values: { reason: why, seconds: String(ms / 1000) } };
      await pause(ms, true);
    }
    return 'closed';
  };

  const watchCpu = (watched: Helper): (() => void) => {
    const { pid } = watched;
    if (pid === null) return () => undefined;
    const burns = newCpuGuard();
    let lookedAt = clock.monotonic();
    const measure = (): void => {
      lookedAt = clock.monotonic();
      void options.cpuSeconds(pid).then((seconds) => {
        if (watched === helper && burns(seconds, clock.monotonic())) void watched.stop(burning());
      });
    };
    look = () => {
      if (clock.monotonic() - lookedAt >= cpuEveryMs) measure();
    };
    const cancels = cpuLooksMs.map((ms) => clock.after(ms, measure));
    return () => {
      look = () => undefined;
      for (const cancel of cancels) cancel();
    };
  };

  const run = async (): Promise<void> => {
    while (!isClosed()) {
      const chosen = await options.choose();
      if ('code' in chosen) notice = chosen;
      else {
        let why: string | null = null;
        let last: Candidate | undefined;
        for (const candidate of chosen) {
          if (isClosed()) return;
          why = await keep(candidate, why);
          last = candidate;
        }
        notice = failed(last, why);
      }
      if (isClosed()) return;
      log.warn({ notice }, 'tray: running without an icon');
      await pause(retryAllMs, false);
    }
  };

  const failed = (last: Candidate | undefined, why: string | null): Notice =>
    unsafe
      ? { code: 'tray-unsafe', values: { path: unsafe.path, reason: unsafe.reason } }
      : { code: 'tray-helper-failed', values: { helper: last?.kind ?? '', reason: why ?? '' } };

  const finished = run().catch((error: unknown) => {
    notice = { code: 'tray-helper-failed', values: { helper: '', reason: String(error) } };
    log.warn({ error: String(error) }, 'tray: given up');
  });
  return {
    show(next) {
      menu = next;
      helper?.show(next);
    },
    notice: () => notice,
    running: () => helper !== null,
    tick() {
      look();
      if (wake && clock.monotonic() >= wake.dueAt) wake.run();
    },
    async close() {
      closing.abort();
      wake?.run();
      await helper?.stop('closed');
      await finished;
    },
  };
}
