import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import type { Boundary } from '../sink/boundary.ts';
import type { UseLook } from '../use/look.ts';

/** What cleaning, undoing and purging stand on. */
export interface Workbench {
  readonly host: Host;
  /** Our own cache directory, below which things wait where the volume is the same. */
  readonly ownCache: string;
  /** Where journals are kept. */
  readonly journals: string;
  readonly ballast: string;
  /** Whether children give way to everything else. */
  readonly lowPriority: boolean;
  /** Processes that remove at the same time. */
  readonly workers: number;
  now(): number;
  /** A fresh look at who runs. */
  lookAtUse(): Promise<UseLook>;
  /** Caches as they are found now, and what may be touched of them. */
  ground(): Promise<{ readonly caches: readonly Cache[]; readonly boundary: Boundary }>;
}
