import type { Cleaned } from '../../caches/cleaner/cleaned.ts';
import type { LeftOut } from '../../caches/plan/plan.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { User } from '../../caches/use/use.ts';

/** What a whole `gowarden clean` came to: at once, and after waiting. */
export interface Done {
  readonly receipts: readonly Receipt[];
  readonly leftOut: readonly LeftOut[];
  /** Who still uses what was not cleaned. */
  readonly inUse: readonly User[];
  /** That the daemon continues when these have ended. */
  readonly goesOn: boolean;
}

/** Puts together what was done at once and what came of the waiting, if that was waited for. */
export function doneOf(first: Cleaned, later: Cleaned | null, goesOn: boolean): Done {
  const parts = later === null ? [first] : [first, later];
  const last = later ?? first;
  return {
    receipts: parts.flatMap(({ receipt }) => (receipt === null ? [] : [receipt])),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    inUse: last.waiting?.by ?? [],
    goesOn: goesOn && last.waiting !== null,
  };
}

export const isWhole = ({ leftOut, inUse }: Done): boolean => leftOut.length === 0 && inUse.length === 0;
