import type { HistoryEntry } from '../../../daemon/history/history.ts';
import type { Act } from './brew-swap.ts';

/**
 * What the daemon did while the Go of a simulated Mac was swapped. For other machines `simulate --json` is the document of
 * `doctor`.
 *
 * @title gowarden simulate brew-swap --json
 * @document simulate
 */
export interface SimulateDocument {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly steps: readonly Act[];
  readonly history: readonly HistoryEntry[];
}

/**
 * What can be simulated.
 *
 * @title gowarden simulate --list --json
 * @document simulations
 */
export interface SimulationsDocument {
  readonly schemaVersion: 1;
  readonly simulations: readonly {
    readonly name: string;
    /** For people. */
    readonly title: string;
  }[];
}
