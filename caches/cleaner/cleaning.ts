import { ChildQuiet, Unanswered } from '../child/failed.ts';
import { keepBallast } from '../job/ballast.ts';
import { setPlanAside } from '../job/aside.ts';
import { collectReceipts, isDue, purgeDue } from '../job/due.ts';
import type { Job } from '../job/job.ts';
import { Journal } from '../job/journal.ts';
import { readJournals } from '../job/read.ts';
import { takeCleaningLock } from '../job/lock.ts';
import { recoverJobs } from '../job/recover.ts';
import { undoJob } from '../job/undo.ts';
import { undoTimeLeft, undoUntil } from '../job/undo-time.ts';
import type { Workbench } from '../job/workbench.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Undone } from './cleaned.ts';
import type { Effort } from './effort.ts';

export type CleaningState = 'idle' | 'cleaning' | 'purging' | 'undoing';

/** Timers of Node hold at most this many milliseconds. */
const longestTimer = 2 ** 31 - 1;
/** Milliseconds until the next try when another gowarden was cleaning. */
const retryMs = 30_000;
/** Milliseconds that a person waits for another gowarden, which mostly only looks whether something is due. */
const momentMs = 2_000;
/** Milliseconds until removing goes on that gave way to somebody. */
const resumeMs = 1_000;
/** Milliseconds until the next attempt at an undo that made no progress. */
const againMs = 60_000;
/** Milliseconds for which removing rests at least that the user has stopped: what is left can be taken back meanwhile. */
const restMs = 10 * 60_000;

/** Everything that needs the lock: setting aside, undoing, removing permanently, finishing what was left half done. */
export class Cleaning {
  readonly #bench: Workbench;
  readonly #onChange: () => void;
  readonly #unlisten: (() => void) | undefined;
  #state: CleaningState = 'idle';
  #progress: number | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #purge: { readonly stop: AbortController; readonly effort: Effort } | null = null;
  /** Until then what the user has stopped removing rests at least; null if nothing was. Milliseconds by the clock that nobody sets. */
  #restsUntil: number | null = null;
  /** Undos that wait for their turn: removing does not begin before them. */
  #undos = 0;
  #timer: NodeJS.Timeout | null = null;
  #jobs: readonly Job[] = [];

  constructor(bench: Workbench, onChange: () => void) {
    this.#bench = bench;
    this.#onChange = onChange;
    this.#unlisten = bench.host.silence?.onChange(() => this.#settle());
  }

  get state(): CleaningState {
    return this.#state;
  }

  get progress(): number | null {
    return this.#progress;
  }

  /** When a clean-up's time to be taken back is over, as the clock on the wall will show it. Milliseconds since 1970. */
  untilOf(job: Job): number {
    return undoUntil(job, this.#bench);
  }

  /** The last clean-up that can be undone. */
  get undoable(): Job | null {
    const isOpen = (job: Job): boolean => job.stage === 'aside' && undoTimeLeft(job, this.#bench) > 0;
    return this.#jobs.findLast(isOpen) ?? null;
  }

  /** Bytes that wait to be removed for good. */
  get pendingBytes(): number {
    return this.#jobs.reduce((total, { bytes }) => total + bytes, 0);
  }

  /** Null when another gowarden is at it. */
  execute(
    plan: Plan,
    effort: Effort,
    signal?: AbortSignal,
  ): Promise<{ receipt: Receipt | null; leftOut: readonly LeftOut[] } | null> {
    const items = plan.items.filter(({ waits }) => !waits);
    if (items.length === 0) return Promise.resolve({ receipt: null, leftOut: [] });
    this.#yieldTo(effort);
    return this.#locked('cleaning', async () => {
      try {
        const onLooked = (share: number): void => this.#tell(share);
        return await setPlanAside({ ...this.#benchFor(effort), onLooked }, plan, items, signal);
      } catch (error) {
        // Nothing stays half done: what was moved goes back at once.
        await recoverJobs(this.#bench);
        if (!(error instanceof Unanswered || error instanceof ChildQuiet)) throw error;
        return { receipt: null, leftOut: [{ cache: '', path: '', why: 'no-answer', detail: error.message }] };
      }
    });
  }

  async undo(effort: Effort, planId?: string): Promise<Undone> {
    this.#undos += 1;
    this.#stopPurge();
    try {
      return await this.#undo(this.#benchFor(effort), planId);
    } finally {
      this.#undos -= 1;
    }
  }

  async #undo(bench: Workbench, planId?: string): Promise<Undone> {
    const none: Undone = { receipt: null, lost: 0, why: 'nothing' };
    const undone = await this.#locked('undoing', async () => {
      const { places } = bench;
      const jobs = readJournals(places.journals).filter(({ stage }) => stage !== 'ended');
      const last = jobs.findLast(({ stage }) => stage === 'aside') ?? jobs.at(-1);
      const job = planId === undefined ? last : jobs.find(({ plan }) => plan.id === planId);
      if (!job) return none;
      const { receipt, lost } = await undoJob(bench, Journal.resume(places, job));
      return this.#told(receipt, lost);
    });
    return undone ?? { ...none, why: 'another-gowarden' };
  }

  #told(receipt: Receipt | null, lost: number): Undone {
    const users = receipt?.leftOut.flatMap((left) => left.by ?? []) ?? [];
    const by = [...new Map(users.map((user) => [user.pid, user])).values()];
    if (receipt && receipt.caches.length > 0) return { receipt, lost, ...(by.length > 0 && { by }) };
    if (by.length > 0) return { receipt: null, lost, why: 'busy', by };
    if (lost > 0) return { receipt, lost, why: 'already-purged' };
    return { receipt, lost, why: receipt && receipt.leftOut.length > 0 ? 'left-out' : 'nothing' };
  }

  /** Permanently removes what is due (with `all`, whatever waits). */
  async purge(effort = this.#quiet, all = false): Promise<readonly Receipt[]> {
    this.#yieldTo(effort);
    const rests = (job: Job): boolean => this.#restOf(job) > 0;
    const wanted = this.#jobs.filter((job) => all || (isDue(job, this.#bench) && !rests(job)));
    const files = wanted.reduce((total, job) => total + job.files, 0);
    const done = await this.#locked('purging', async () => {
      if (this.#undos > 0) return [];
      const stop = new AbortController();
      this.#purge = { stop, effort };
      if (all) this.#restsUntil = null;
      const { signal } = stop;
      const onFiles = (count: number): void => this.#tell(files === 0 ? null : Math.min(1, count / files));
      try {
        const receipts = await purgeDue(this.#benchFor(effort), { signal, onFiles, all, rests });
        keepBallast(this.#bench.places.ballast);
        return receipts;
      } catch (error) {
        // An undo wants what is left, or somebody who is in a hurry goes on with it.
        if (!signal.aborted) throw error;
        return [];
      } finally {
        this.#purge = null;
      }
    });
    if (done === null) this.#schedule(retryMs);
    return done ?? [];
  }

  /** Finishes or puts back what a process left half done, and removes what is due unless somebody comes to take it back. */
  async recover(removes: boolean): Promise<void> {
    keepBallast(this.#bench.places.ballast);
    const done = await this.#locked('idle', async () => {
      collectReceipts(this.#bench.places.receipts, this.#bench);
      await recoverJobs(this.#bench);
      return true;
    });
    if (done === null) return this.#schedule(retryMs);
    if (removes && this.#jobs.some((job) => isDue(job, this.#bench))) await this.purge();
  }

  /** Whatever stopped at an unresponsive file system continues when all of them answer again. */
  #settle(): void {
    const isOpen = ({ stage, stuck }: Job): boolean =>
      stage === 'undoing' || (stage === 'purging' && stuck === true);
    if (!this.#isSilent && this.#state === 'idle' && this.#jobs.some(isOpen))
      this.recover(true).catch(() => this.#schedule(retryMs));
  }

  get #isSilent(): boolean {
    return (this.#bench.host.silence?.now() ?? []).length > 0;
  }

  /** Does what is due. What was not taken back to its end goes on before. */
  #goOn(): Promise<unknown> {
    return this.#jobs.some(({ stage }) => stage === 'undoing') ? this.recover(true) : this.purge();
  }

  /** Stops the removal, which continues when its time has come. */
  cancelPurge(): void {
    if (this.#purge) this.#restsUntil = this.#bench.uptime().ms + restMs;
    this.#stopPurge();
  }

  /** Milliseconds for which a clean-up is left alone after the user has stopped its removal: nothing else that falls due removes it too. */
  #restOf(job: Job): number {
    if (job.stage !== 'purging' || this.#restsUntil === null) return 0;
    return Math.max(0, this.#restsUntil - this.#bench.uptime().ms, undoTimeLeft(job, this.#bench));
  }

  #stopPurge(): void {
    this.#purge?.stop.abort();
  }

  async close(): Promise<void> {
    this.#unlisten?.();
    if (this.#timer) clearTimeout(this.#timer);
    this.#stopPurge();
    await this.#line;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** One after the other within the process, and by the lock between processes. Null when another holds it. */
  #locked<T>(state: CleaningState, act: () => Promise<T>): Promise<T | null> {
    const turn = this.#line.then(async () => {
      const { lock: path, work, journals } = this.#bench.places;
      const asked = state === 'cleaning' || state === 'undoing';
      const lock = await takeCleaningLock(path, work, asked ? momentMs : 0);
      if (!lock) return null;
      this.#set(state);
      try {
        return await act();
      } finally {
        this.#jobs = readJournals(journals);
        lock.release();
        this.#progress = null;
        this.#set('idle');
        this.#schedule();
      }
    });
    this.#line = turn.catch(() => null);
    return turn;
  }

  get #quiet(): Effort {
    return { lowPriority: this.#bench.lowPriority, parallel: this.#bench.workers };
  }

  #benchFor({ lowPriority, parallel }: Effort): Workbench {
    return { ...this.#bench, lowPriority, workers: parallel };
  }

  /** A person does not wait for removing that gives way to everything else: it goes on afterwards. */
  #yieldTo(effort: Effort): void {
    if (!effort.lowPriority && this.#purge?.effort.lowPriority === true) this.#stopPurge();
  }

  #tell(progress: number | null): void {
    this.#progress = progress;
    this.#onChange();
  }

  #set(state: CleaningState): void {
    this.#state = state;
    this.#onChange();
  }

  /** Sets the one timer to when the next clean-up is due. */
  #schedule(atLeast = 0): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waits = this.#jobs.flatMap((job) => {
      if (job.stage === 'aside') return [undoTimeLeft(job, this.#bench)];
      // Until a file system answers again, nothing is tried (#settle).
      if (job.stage === 'undoing') return this.#isSilent ? [] : [againMs];
      // What cannot be removed waits for the next start.
      if (job.stage !== 'purging' || job.stuck === true) return [];
      return [Math.max(resumeMs, this.#restOf(job))];
    });
    if (waits.length === 0 && atLeast === 0) return;
    const next = waits.length === 0 ? 0 : Math.min(...waits);
    const wait = Math.min(longestTimer, Math.max(next, atLeast));
    this.#timer = setTimeout(() => void this.#goOn().catch(() => this.#schedule(retryMs)), wait);
    // A command that has reported what it did may exit; then purgeLater takes over.
    this.#timer.unref();
  }
}
