import { availableParallelism } from 'node:os';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Cache } from './cache.ts';
import { cleaningPlaces } from './execute/places.ts';
import { freeBytes, nearlyFullBytes } from './execute/space.ts';
import type { Workbench } from './execute/workbench.ts';
import { boundaryOf } from './plan/boundary.ts';
import { buildPlan, isChosen, type PlanContext, type Scope } from './plan/build.ts';
import { reportOf } from './plan/looked.ts';
import type { LeftOut, Plan } from './plan/plan.ts';
import type { PlanRequest } from './plan/request.ts';
import type { Receipt } from './receipt.ts';
import type { ExamineProgress } from './repair/examined.ts';
import { planPolicies } from './policies/plan.ts';
import { noPolicies, type Policies } from './policies/policy.ts';
import { planRepair } from './repair/repair.ts';
import { Cleaning } from './service/cleaning.ts';
import { Looking } from './service/looking.ts';
import { scopeAgain, stillBusy, waitForUsers, waitOf, type Wait } from './service/waiting.ts';
import type { Use, User } from './use/use.ts';

/** A cache with what is known of it now. */
export interface CacheReport extends Cache {
  /** Bytes on disk, in blocks, hard links counted once; null until it was measured. */
  readonly bytes: number | null;
  readonly files: number | null;
  /** Milliseconds since 1970. */
  readonly lastUse: number | null;
  readonly measuredAt: number | null;
  readonly use: Use;
  /** Bytes that Go's own trim could take (unused for 5 days and an hour): free to go even during a build. */
  readonly unusedBytes: number | null;
  /** What stands in the way of cleaning it, found while measuring: a link, other people's files, content that is none of its own. */
  readonly problems: readonly LeftOut[];
}

export type { PlanRequest };

/** What executing a plan came to. */
export interface Cleaned {
  readonly receipt: Receipt | null;
  readonly leftOut: readonly LeftOut[];
  /** What is in use, and by whom: it is cleaned as soon as these end if that was wanted. */
  readonly waiting: Wait | null;
}

export interface Undone {
  readonly receipt: Receipt | null;
  /** Why nothing came back. */
  readonly why?: 'nothing' | 'already-purged' | 'busy' | 'another-gowarden';
  readonly by?: readonly User[];
  /** Items that were already gone for good. */
  readonly lost: number;
}

/** What the cleaner is doing. */
export interface Activity {
  readonly state: 'idle' | 'measuring' | 'examining' | 'waiting' | 'cleaning' | 'purging' | 'undoing';
  readonly waitingFor: readonly User[];
  /** 0 to 1; null when it cannot be told. */
  readonly progress: number | null;
  /** The last clean-up, while it can be taken back. */
  readonly undo: { readonly id: string; readonly bytes: number; readonly until: number } | null;
}

export interface ExecuteOptions {
  /** Clean what is in use as soon as its users end. */
  readonly wait?: boolean;
  readonly signal?: AbortSignal;
}

/** Sees caches, cleans them and takes it back. One per process; across processes a lock keeps two from cleaning at once. */
export interface Cleaner {
  /** What the last look found; nothing before the first. */
  reports(): readonly CacheReport[];
  /** What of the last look could not be told, one sentence each. */
  unknown(): readonly string[];
  activity(): Activity;
  /** Finishes or puts back what an earlier process left half done, and removes for good what is due. */
  recover(): Promise<void>;
  /** Finds, measures and asks who uses each cache. Tells `onChange` as sizes come in. `only` are ids or kinds; all when absent. */
  look(signal?: AbortSignal, only?: readonly string[]): Promise<readonly CacheReport[]>;
  /** Asks only which there are and who uses them: cheap. */
  refresh(): Promise<readonly CacheReport[]>;
  plan(request: PlanRequest): Promise<Plan>;
  /** Sets the plan's items aside. A plan is carried out once. */
  execute(planId: string, options?: ExecuteOptions): Promise<Cleaned>;
  /** Resolves when nothing waits for its users any more: what became of it, null if nothing waited. */
  waited(): Promise<Cleaned | null>;
  /** Takes back the last clean-up, or the one with that plan id. */
  undo(planId?: string): Promise<Undone>;
  /** Removes for good what waits in quarantine, without waiting for its time. */
  purgeNow(): Promise<readonly Receipt[]>;
  /** Stops measuring, waiting, cleaning or removing. What was set aside stays undoable. False when nothing was going on. */
  cancel(): boolean;
  close(): Promise<void>;
}

/** What the user has settled about cleaning (daemon/configuration). */
export interface CleanerSettings extends Partial<Policies> {
  readonly undoMinutes: number;
  readonly keep: readonly string[];
}

export interface CleanerOptions {
  readonly host: Host;
  readonly paths: OwnPaths;
  /** Asked anew for each plan. */
  readonly settings: () => CleanerSettings;
  /** What was really done, for the history. After a crash a receipt may be told a second time, identical to the first. */
  readonly record: (receipt: Receipt) => void;
  /** Reports or activity have changed. */
  readonly onChange?: () => void;
  /** True for whoever runs in the background: children give way to everything else. */
  readonly lowPriority?: boolean;
  readonly now?: () => number;
}

/** Plans that were made and not carried out; older ones are forgotten. */
const mostPlans = 20;

export function createCleaner(options: CleanerOptions): Cleaner {
  return new OneCleaner(options);
}

class OneCleaner implements Cleaner {
  readonly #options: CleanerOptions;
  readonly #looking: Looking;
  readonly #cleaning: Cleaning;
  readonly #plans = new Map<string, { plan: Plan; request: PlanRequest }>();
  readonly #now: () => number;
  readonly #parallel: number;
  #examined: ExamineProgress | null = null;
  #stop = new AbortController();
  #wait: { wait: Wait; end: Promise<Cleaned | null>; stop: AbortController } | null = null;

  constructor(options: CleanerOptions) {
    this.#options = options;
    const { host, paths, lowPriority = false, record } = options;
    this.#now = options.now ?? (() => Date.now());
    const onChange = (): void => options.onChange?.();
    // In the background a second thread or process is enough; in front of a user all that help.
    const parallel = Math.max(2, Math.min(lowPriority ? 2 : 4, availableParallelism()));
    this.#parallel = parallel;
    const now = this.#now;
    this.#looking = new Looking({ host, lowPriority, threads: parallel, now, onChange });
    const bench: Workbench = {
      host,
      ownCache: paths.cache,
      places: cleaningPlaces(paths),
      lowPriority,
      workers: parallel,
      now,
      record,
      lookAtUse: () => this.#looking.useNow(),
      ground: async () => {
        const caches = await this.#looking.refresh();
        return { caches, boundary: boundaryOf(host, caches, options.settings().keep) };
      },
    };
    this.#cleaning = new Cleaning(bench, onChange);
  }

  reports(): readonly CacheReport[] {
    return this.#looking.looked.map(reportOf);
  }

  unknown(): readonly string[] {
    return this.#looking.unknown;
  }

  activity(): Activity {
    const { state, progress, undoable } = this.#cleaning;
    const waitingFor = this.#wait?.wait.by ?? [];
    const looking = this.#examined ? 'examining' : this.#looking.measuring ? 'measuring' : null;
    const otherwise = this.#wait ? 'waiting' : (looking ?? 'idle');
    const examined = this.#examined && this.#examined.done / Math.max(1, this.#examined.total);
    return {
      state: state === 'idle' ? otherwise : state,
      waitingFor,
      progress: state === 'idle' ? examined : progress,
      undo: undoable && { id: undoable.plan.id, bytes: undoable.bytes, until: undoable.until ?? 0 },
    };
  }

  recover(): Promise<void> {
    return this.#cleaning.recover();
  }

  async look(signal?: AbortSignal, only?: readonly string[]): Promise<readonly CacheReport[]> {
    await this.#looking.look(this.#stopped(signal), (cache) => only === undefined || isChosen(cache, only));
    return this.reports();
  }

  async refresh(): Promise<readonly CacheReport[]> {
    await this.#looking.refresh();
    return this.reports();
  }

  async plan(request: PlanRequest): Promise<Plan> {
    const signal = this.#stopped(request.signal);
    const plan =
      request.scope === 'repair'
        ? await this.#planRepair(request, signal)
        : request.scope === 'policy'
          ? await this.#planPolicies(request, signal)
          : await this.#planCleaning(request, request.scope, signal);
    this.#plans.set(plan.id, { plan, request });
    for (const id of [...this.#plans.keys()].slice(0, -mostPlans)) this.#plans.delete(id);
    return plan;
  }

  async #planRepair({ projects = [], onProgress }: PlanRequest, signal: AbortSignal): Promise<Plan> {
    const startedAt = this.#now();
    await this.#looking.refresh(signal);
    const { host, lowPriority = false, onChange } = this.#options;
    this.#examined = { done: 0, total: 0 };
    try {
      return await planRepair(
        host,
        this.#looking.looked,
        { ...this.#context(), now: startedAt },
        {
          ...{ projects, lowPriority, signal, threads: this.#parallel },
          onProgress: (progress) => {
            this.#examined = progress;
            onProgress?.(progress);
            onChange?.();
          },
        },
      );
    } finally {
      this.#examined = null;
      onChange?.();
    }
  }

  async #planPolicies({ projects, unneeded }: PlanRequest, signal: AbortSignal): Promise<Plan> {
    const { host, lowPriority = false, settings } = this.#options;
    const now = this.#now();
    await this.#looking.look(signal);
    const policies = { ...noPolicies, ...settings() };
    return planPolicies(
      host,
      this.#looking.looked,
      policies,
      { ...this.#context(), now },
      {
        lowPriority,
        signal,
        pendingBytes: this.#cleaning.pendingBytes,
        ...(unneeded === true && { unneededBy: projects ?? [] }),
      },
    );
  }

  async #planCleaning(request: PlanRequest, scope: Scope, signal: AbortSignal): Promise<Plan> {
    if (request.fromLastLook === true) await this.#looking.refresh(signal);
    const measured =
      request.fromLastLook === true && this.#looking.looked.some((one) => one.measured !== null);
    if (!measured) await this.#looking.look(signal, (cache) => isChosen(cache, scope));
    return buildPlan(this.#looking.looked, scope, this.#context());
  }

  async execute(planId: string, { wait = false, signal }: ExecuteOptions = {}): Promise<Cleaned> {
    const known = this.#plans.get(planId);
    this.#plans.delete(planId);
    if (!known) {
      const leftOut: LeftOut[] = [{ cache: '', path: '', why: 'gone', detail: `there is no plan ${planId}` }];
      return { receipt: null, leftOut, waiting: null };
    }
    const { plan, request } = known;
    const done = await this.#cleaning.execute(plan, this.#stopped(signal));
    if (!done) return { receipt: null, leftOut: [anotherGowarden], waiting: null };
    if (plan.undoMinutes === 0 && done.receipt) await this.#cleaning.purge();
    const waiting = waitOf(plan, done.leftOut);
    if (waiting && wait) this.#waitFor(waiting, request);
    // What waits is told as such, and not a second time as left out.
    const leftOut = done.leftOut.filter(({ why }) => why !== 'busy');
    return { receipt: done.receipt, leftOut: [...plan.leftOut, ...leftOut], waiting };
  }

  waited(): Promise<Cleaned | null> {
    return this.#wait?.end ?? Promise.resolve(null);
  }

  async undo(planId?: string): Promise<Undone> {
    this.#wait?.stop.abort();
    return this.#cleaning.undo(planId);
  }

  purgeNow(): Promise<readonly Receipt[]> {
    return this.#cleaning.purge(true);
  }

  cancel(): boolean {
    const busy = this.activity().state !== 'idle';
    this.#wait?.stop.abort();
    this.#stop.abort(new Error('Cancelled'));
    this.#stop = new AbortController();
    this.#cleaning.cancelPurge();
    return busy;
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#wait?.end;
    await this.#cleaning.close();
  }

  #context(): PlanContext {
    const { host, paths, settings } = this.#options;
    const { keep, undoMinutes } = settings();
    const caches = this.#looking.looked.map(({ cache }) => cache);
    const boundary = boundaryOf(host, caches, keep);
    const full = [paths.state, ...boundary.roots].some(
      (path) => (freeBytes(path) ?? Infinity) < nearlyFullBytes,
    );
    return { boundary, now: this.#now(), undoMinutes: full ? 0 : undoMinutes };
  }

  #waitFor(wait: Wait, request: PlanRequest): void {
    const stop = new AbortController();
    const tell = (by: readonly User[]): void => {
      if (this.#wait) this.#wait.wait = { ...wait, by };
      this.#options.onChange?.();
    };
    const again = async (): Promise<readonly User[] | null> => {
      const reports = await this.refresh();
      const by = reports.flatMap(({ id, use }) =>
        wait.caches.includes(id) && use.state === 'busy' ? use.by : [],
      );
      return by.length === 0 ? null : by;
    };
    const end = waitForUsers(wait.by, again, stop.signal, tell)
      .then(async (free) => {
        if (!free && stop.signal.aborted) return null;
        if (!free) return { receipt: null, leftOut: stillBusy(this.#wait?.wait ?? wait), waiting: null };
        const scope = scopeAgain(request.scope, wait);
        const plan = await this.plan({ ...request, scope, fromLastLook: false });
        this.#wait = null;
        return this.execute(plan.id, { wait: true });
      })
      .catch((error: unknown): Cleaned => {
        const detail = error instanceof Error ? error.message : String(error);
        const leftOut = wait.caches.map((cache): LeftOut => ({ cache, path: '', why: 'refused', detail }));
        return { receipt: null, leftOut, waiting: null };
      });
    const clear = (): void => {
      if (this.#wait?.stop === stop) this.#wait = null;
      this.#options.onChange?.();
    };
    this.#wait?.stop.abort();
    this.#wait = { wait, stop, end: end.finally(clear) };
    tell(wait.by);
  }

  #stopped(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
  }
}

const anotherGowarden: LeftOut = { cache: '', path: '', why: 'another-gowarden' };
