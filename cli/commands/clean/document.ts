import type { Plan } from '../../../caches/plan/plan.ts';
import type { Receipt } from '../../../caches/receipt.ts';
import type { Done } from '../../caches/done.ts';

/**
 * The plan, and what became of it.
 *
 * @title gowarden clean --json
 * @document clean
 */
export interface CleanDocument {
  readonly schemaVersion: 1;
  readonly dryRun: boolean;
  readonly plan: Plan;
  /** null for a dry run. */
  readonly done: CleanDone | null;
}

/** What was done. */
export interface CleanDone extends Done {
  /** With --purge-now. */
  readonly purged: readonly Receipt[];
}
