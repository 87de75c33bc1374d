import type { Host } from '../../host/host.ts';
import type { OwnPaths } from '../../host/paths.ts';
import type { Uptime } from '../../host/uptime/uptime.ts';
import type { CacheReport } from '../plan/looked.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import type { Policies } from '../policies/policy.ts';
import type { Receipt } from '../receipt.ts';
import type { Activity } from './activity.ts';
import type { Cleaned, Undone } from './cleaned.ts';
import type { Caches } from './report.ts';
import type { Follower } from './waits.ts';

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
  /** The same as commands and the local API show it. */
  caches(): Caches;
  activity(): Activity;
  /** Finishes or puts back what an earlier process left half done, and permanently removes what is due, unless `removes: false`. */
  recover(options?: { readonly removes?: boolean }): Promise<void>;
  /** Resumes the clean-up that was waiting for its users when the previous process ended; false when there is none. After `recover`. */
  takeUp(): Promise<boolean>;
  /**
   * Finds, measures and asks who uses each cache. Calls `onChange` as sizes come in. A caller that asks for all of them
   * meanwhile gets the same look; a look that nobody waits for is abandoned in favour of a person's, and then resolves
   * with that one.
   */
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
  /** Read again for each plan. */
  readonly settings: () => CleanerSettings;
  /** What was really done, for the history. After a crash a receipt may be reported a second time, identical to the first. */
  readonly record: (receipt: Receipt) => void;
  /** Reports or activity have changed. */
  readonly onChange?: () => void;
  /** True for a process in the background: its children give way to everything else, unless a person waits for them. */
  readonly lowPriority?: boolean;
  /** True for a process that outlives a look: it keeps a child ready for the next look. */
  readonly keepsReady?: boolean;
  /** True for a process that may be started again: a clean-up that waits is remembered for it. */
  readonly remembersWaiting?: boolean;
  /** Directories of modules whose go.sum counts for a repair and for what is unneeded, beside those that were named. */
  readonly projects?: (named: readonly string[]) => Promise<readonly string[]>;
  /**
   * For a process that goes on after a clean-up: what waits is followed, and sizes are measured again after something
   * went or came back.
   */
  readonly follower?: Follower;
  /** What a user should find in the log, a sentence at a time. */
  readonly log?: (sentence: string) => void;
  readonly now?: () => number;
  /** The machine's, with as much more as `now` differs from the clock on the wall, when absent. */
  readonly uptime?: () => Uptime;
}
