import type { Cache } from './cache.ts';
import type { LeftOut, Plan } from './plan/plan.ts';
import type { Receipt } from './receipt.ts';
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

export interface PlanRequest {
  /** `safe`: what one click takes; `all`: everything with a button; `repair`: damaged modules; else the ids of caches. */
  readonly scope: 'safe' | 'all' | 'repair' | readonly string[];
  /** Directories of modules whose go.sum counts as known, for `repair` (absolute). */
  readonly projects?: readonly string[];
  /** Use sizes of the last look instead of measuring now. */
  readonly fromLastLook?: boolean;
  readonly signal?: AbortSignal;
}

/** What executing a plan came to. */
export interface Cleaned {
  readonly receipt: Receipt | null;
  readonly leftOut: readonly LeftOut[];
  /** What will be cleaned as soon as these end. */
  readonly waiting: { readonly caches: readonly string[]; readonly by: readonly User[] } | null;
}

export interface Undone {
  readonly receipt: Receipt | null;
  /** Why not, or what of it could not be taken back. */
  readonly why?: 'nothing' | 'already-purged' | 'busy' | 'another-gowarden';
  readonly by?: readonly User[];
  /** Items that were already gone for good. */
  readonly lost: number;
}

/** What the cleaner is doing. */
export interface Activity {
  readonly state: 'idle' | 'measuring' | 'waiting' | 'cleaning' | 'purging' | 'undoing';
  readonly waitingFor: readonly User[];
  /** 0 to 1; null when it cannot be told. */
  readonly progress: number | null;
  /** The last clean-up, while it can be taken back. */
  readonly undo: { readonly id: string; readonly bytes: number; readonly until: number } | null;
}

/** Sees caches, cleans them and takes it back. One per process; across processes a lock keeps two from cleaning at once. */
export interface Cleaner {
  /** What the last look found; nothing before the first. */
  reports(): readonly CacheReport[];
  activity(): Activity;
  /** Finishes or restores what an earlier process left half done. */
  recover(): Promise<void>;
  /** Finds, measures and asks who uses each cache. Tells `onChange` as sizes come in. */
  look(signal?: AbortSignal): Promise<readonly CacheReport[]>;
  /** Asks only who uses them: cheap. */
  refreshUse(): Promise<readonly CacheReport[]>;
  plan(request: PlanRequest): Promise<Plan>;
  /** Sets the plan's items aside. With `wait`, what is in use is cleaned when its users end. */
  execute(
    planId: string,
    options?: { readonly wait?: boolean; readonly signal?: AbortSignal },
  ): Promise<Cleaned>;
  /** Takes back the last clean-up, or the one with that plan id. */
  undo(planId?: string): Promise<Undone>;
  /** Removes for good what waits, without waiting for its time. */
  purgeNow(): Promise<readonly Receipt[]>;
  /** Stops measuring, waiting or cleaning. What was set aside stays undoable. */
  cancel(): boolean;
  /** Applies the policies that are configured, if any. */
  applyPolicies(): Promise<Cleaned | null>;
  close(): Promise<void>;
}
