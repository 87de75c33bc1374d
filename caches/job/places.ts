import type { OwnPaths } from '../../host/paths.ts';

/** Our own files of cleaning. */
export interface CleaningPlaces {
  readonly journals: string;
  readonly lock: string;
  /** Held by the processes that move and remove for the holder of the lock. */
  readonly work: string;
  readonly ballast: string;
  readonly receipts: string;
  /** The clean-up that waits until its users end. */
  readonly waiting: string;
}

export function cleaningPlaces({ state }: Pick<OwnPaths, 'state'>): CleaningPlaces {
  return {
    journals: `${state}/cleaning`,
    lock: `${state}/cleaning.lock`,
    work: `${state}/cleaning.work`,
    ballast: `${state}/ballast`,
    receipts: `${state}/receipts.jsonl`,
    waiting: `${state}/waiting.json`,
  };
}
