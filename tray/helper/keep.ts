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
  /** CPU seconds used by a process; null when unknown. */
  readonly cpuSeconds: (pid: number) => Promise<number | null>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
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

/** A wait between two tries. It ends early at `close`, or when a tick finds that it is time. */
interface Wait {
  readonly end: () => void;
  readonly dueAt: number;
}

/** Keeps one helper running and showing the last menu. */
export class Keeper {
  readonly #options: KeepOptions;
  readonly #closing = new AbortController();
  readonly #finished: Promise<void>;
  #menu: Menu;
  #helper: Helper | null = null;
  #notice: Notice | null = null;
  /** What the last start was refused for. */
  #unsafe: Unsafe | null = null;
  #wait: Wait | null = null;
  #look: () => void = () => undefined;

  constructor(first: Menu, options: KeepOptions) {
    this.#options = options;
    this.#menu = first;
    this.#finished = this.#run().catch((error: unknown) => {
      this.#notice = { code: 'tray-helper-failed', values: { helper: '', reason: String(error) } };
      options.log.warn({ error: String(error) }, 'tray: given up');
    });
  }

  show(menu: Menu): void {
    this.#menu = menu;
    this.#helper?.show(menu);
  }

  /** Why the icon is missing, not the one that was wanted, or not visible. */
  notice(): Notice | null {
    const where = this.#helper?.parked?.() ?? null;
    if (this.#notice || where === null) return this.#notice;
    return { code: 'tray-parked', values: { where } };
  }

  running(): boolean {
    return this.#helper !== null;
  }

  /** The daemon did something, so this costs no wake-up of its own: looks after a helper that burns CPU, or tries again. */
  tick(): void {
    this.#look();
    if (this.#wait && this.#options.clock.monotonic() >= this.#wait.dueAt) this.#wait.end();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wait?.end();
    await this.#helper?.stop('closed');
    await this.#finished;
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#isClosed()) {
      const chosen = await this.#options.choose();
      if ('code' in chosen) this.#notice = chosen;
      else {
        let why: string | null = null;
        let last: Candidate | undefined;
        for (const candidate of chosen) {
          if (this.#isClosed()) return;
          why = await this.#keep(candidate, why);
          last = candidate;
        }
        this.#notice = this.#failed(last, why);
      }
      if (this.#isClosed()) return;
      this.#options.log.warn({ notice: this.#notice }, 'tray: running without an icon');
      await this.#pause(retryAllMs, false);
    }
  }

  /** Keeps one candidate running until it has failed too often; answers why. */
  async #keep(candidate: Candidate, before: string | null): Promise<string> {
    const { clock, log } = this.#options;
    let notStarted = 0;
    let away = 0;
    let shortLives = 0;
    while (!this.#isClosed()) {
      let why: string;
      const startedAt = clock.monotonic();
      try {
        const helper = await this.#start(candidate, before);
        notStarted = 0;
        away = 0;
        why = await this.#untilItEnds(helper);
        shortLives = clock.monotonic() - startedAt < wellMs ? shortLives + 1 : 0;
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
        this.#unsafe = error instanceof Unsafe ? error : null;
        if (error instanceof NotNow) away += 1;
        else notStarted += 1;
      }
      this.#helper = null;
      if (this.#isClosed()) return why;
      log.warn({ helper: candidate.kind, why }, 'tray: the helper ended');
      if (why === burning() || this.#unsafe || shortLives >= triesToRun || notStarted >= triesToStart)
        return why;
      const failures = shortLives + notStarted + away;
      const ms = delaysMs[Math.min(Math.max(failures - 1, 0), delaysMs.length - 1)] ?? 0;
      this.#notice = { code: 'tray-retry', values: { reason: why, seconds: String(ms / 1000) } };
      await this.#pause(ms, true);
    }
    return 'closed';
  }

  async #start(candidate: Candidate, before: string | null): Promise<Helper> {
    const { start, log } = this.#options;
    const helper = await start(candidate, this.#menu, this.#closing.signal);
    this.#helper = helper;
    this.#unsafe = null;
    // What was wanted while it started.
    helper.show(this.#menu);
    this.#notice = candidate.translated
      ? { code: 'tray-translated', values: { reason: before ?? '' } }
      : null;
    log.info({ helperPid: helper.pid, helper: candidate.kind }, 'tray: the helper is ready');
    return helper;
  }

  async #untilItEnds(helper: Helper): Promise<string> {
    const stopLooking = this.#watchCpu(helper);
    if (this.#isClosed()) await helper.stop('closed');
    const why = await helper.ended;
    stopLooking();
    return why;
  }

  #watchCpu(watched: Helper): () => void {
    const { clock, cpuSeconds } = this.#options;
    const { pid } = watched;
    const burns = newCpuGuard();
    let lookedAt = clock.monotonic();
    const measure = (): void => {
      lookedAt = clock.monotonic();
      void cpuSeconds(pid).then((seconds) => {
        if (watched === this.#helper && burns(seconds, clock.monotonic())) void watched.stop(burning());
      });
    };
    this.#look = () => {
      if (clock.monotonic() - lookedAt >= cpuEveryMs) measure();
    };
    const cancels = cpuLooksMs.map((ms) => clock.after(ms, measure));
    return () => {
      this.#look = () => undefined;
      for (const cancel of cancels) cancel();
    };
  }

  /** `timed`: ends by itself. One that is not waits for a tick after that time. */
  #pause(ms: number, timed: boolean): Promise<void> {
    const { clock } = this.#options;
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#wait = null;
        resolve();
      };
      const cancel = timed ? clock.after(ms, end) : (): void => undefined;
      this.#wait = { end, dueAt: clock.monotonic() + ms };
    });
  }

  #failed(last: Candidate | undefined, why: string | null): Notice {
    if (this.#unsafe === null && last?.kind === 'native')
      return { code: 'tray-native-failed', values: { reason: why ?? '' } };
    if (this.#unsafe === null)
      return { code: 'tray-helper-failed', values: { helper: last?.kind ?? '', reason: why ?? '' } };
    const { path, reason } = this.#unsafe;
    return { code: 'tray-unsafe', values: { path, reason } };
  }
}
