import type { Host } from '../../host/host.ts';
import type { UndoClocks } from './undo-time.ts';
import type { Cache } from '../cache.ts';
import type { ChildOptions } from '../child/start.ts';
import type { Receipt } from '../receipt.ts';
import type { Boundary } from '../sink/boundary.ts';
import type { UseLook } from '../use/look.ts';
import type { Reach } from '../reach.ts';
import type { CleaningPlaces } from './places.ts';

/** What removing for good relies on. */
export interface PurgeBench extends UndoClocks {
  readonly places: CleaningPlaces;
  /** Checked before anything is done about a quarantine or a root. */
  readonly reach: Reach;
  /** Whether children give way to everything else. */
  readonly lowPriority: boolean;
  /** Processes that remove at the same time. */
  readonly workers: number;
  /** Keeps what was really done. After a crash it may receive the same receipt twice. */
  readonly record: (receipt: Receipt) => void;
}

/** What cleaning and undoing stand on. */
export interface Workbench extends PurgeBench {
  readonly host: Host;
  /** Our own cache directory, below which things wait where the volume is the same. */
  readonly ownCache: string;
  /** Called with the progress, 0 to 1, of the slow part of setting aside: looking for changes since the plan, or for single entries. */
  readonly onLooked?: (share: number) => void;
  /** Where a process may wait already that looks for changes. */
  readonly spare?: ChildOptions['spare'];
  /** What a user should find in the log, a sentence at a time. */
  readonly log: (sentence: string) => void;
  /** A fresh look at who runs. */
  lookAtUse(): Promise<UseLook>;
  /** Caches as they are found now, or were within the last second with `recent`, and what may be touched of them. */
  ground(options?: {
    readonly recent?: boolean;
  }): Promise<{ readonly caches: readonly Cache[]; readonly boundary: Boundary }>;
}
