import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { PlanRequest } from '../../caches/plan/request.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { Cleaning } from '../../caches/cleaner/activity.ts';
import type { Caches } from '../../caches/cleaner/report.ts';

/** What is shown while something is in progress. */
export interface Progress {
  readonly cleaning: Cleaning;
  readonly caches: Caches;
}

/** The cleaner that a command works with: the daemon's where one runs, else one of its own. */
export interface Side {
  readonly source: 'daemon' | 'direct';
  /** Finds and measures every cache. */
  look(): Promise<Caches>;
  /** The ids of the caches that the last look or plan found. */
  ids(): Promise<readonly string[]>;
  plan(request: PlanRequest): Promise<Plan>;
  /** With `wait` what is in use is cleaned when its users end, as long as this side lives. */
  execute(planId: string, wait: boolean): Promise<Cleaned>;
  /** Resolves when nothing waits any more: what it came to, null when it was given up. */
  waited(): Promise<Cleaned | null>;
  undo(planId?: string): Promise<Undone>;
  /** Permanently removes what was set aside. */
  purge(): Promise<readonly Receipt[]>;
  /** Stops what is going on. */
  cancel(): Promise<void>;
  /** What the settings are and are not; one sentence each. */
  readonly remarks: readonly string[];
  close(): Promise<void>;
}
