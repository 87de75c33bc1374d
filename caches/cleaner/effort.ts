import { availableParallelism } from 'node:os';

/** How hard children work. */
export interface Effort {
  /** They give way to everything else. */
  readonly lowPriority: boolean;
  /** Processes or threads that read or remove at once. */
  readonly parallel: number;
}

/** In the background a second thread or process is enough; in front of a user all that help. */
export function effortOf(lowPriority: boolean): Effort {
  return { lowPriority, parallel: Math.max(2, Math.min(lowPriority ? 2 : 4, availableParallelism())) };
}
