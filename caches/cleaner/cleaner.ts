import type { Host } from '../../host/host.ts';
import type { OwnPaths } from '../../host/paths.ts';
import type { Uptime } from '../../host/uptime/uptime.ts';
import type { CacheReport } from '../plan/looked.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import type { Policies } from '../policies/policy.ts';
import type { Receipt } from '../receipt.ts';
import type { Wait } from './waiting.ts';
import type { User } from '../use/use.ts';

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
  /** Who a clean-up waited for that is given up with it; absent when none waited. */
  readonly gaveUp?: readonly User[];
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
  /** A person waits for it: its children do not give way to everything else. */
  readonly attended?: boolean;
  readonly signal?: AbortSignal;
}

export interface LookOptions {
  readonly signal?: AbortSignal;
  /** Ids or kinds; all when absent. */
  readonly only?: readonly string[];
  /** A person waits for it: its children do not give way to everything else. */
  readonly attended?: boolean;
}

/** Sees caches, cleans them and takes it back. One per process; across processes a lock keeps two from cleaning at once. */
export interface Cleaner {
  /** What the last look found; nothing before the first. */
  reports(): readonly CacheReport[];
  /** What of the last look could not be told, one sentence each. */
  unknown(): readonly string[];
  activity(): Activity;
  /** Finishes or puts back what an earlier process left half done, and removes for good what is due; not with `removes: false`. */
  recover(options?: { readonly removes?: boolean }): Promise<void>;
  /** Takes up the clean-up that waited for its users when the process before us ended; false when there is none. After `recover`. */
  takeUp(): Promise<boolean>;
  /** Finds, measures and asks who uses each cache. Tells `onChange` as sizes come in. */
  look(options?: LookOptions): Promise<readonly CacheReport[]>;
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
  /** Stops as `cancel` does; a cleaner that remembers what waits leaves it to the next. */
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
  /** True for whoever runs in the background: children give way to everything else, unless a person waits for them. */
  readonly lowPriority?: boolean;
  /** True for whoever may be started again: a clean-up that waits is remembered for it. */
  readonly remembersWaiting?: boolean;
  /** What a user should find in the log, a sentence at a time. */
  readonly log?: (sentence: string) => void;
  readonly now?: () => number;
  /** The machine's, with as much more as `now` differs from the clock on the wall, when absent. */
  readonly uptime?: () => Uptime;
}
