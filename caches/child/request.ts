import type { MeasureRequest } from '../measure/measurement.ts';
import type { Boundary } from '../sink/boundary.ts';
import type { EntriesMove } from '../sink/entries.ts';
import type { PurgeRequest } from '../sink/purge.child.ts';
import type { Back } from '../sink/restore.ts';

/** Work for a process of its own, so that the daemon stays responsive. One JSON document on its standard input. */
export type ChildRequest =
  | MeasureRequest
  | PurgeRequest
  | { readonly mode: 'drift'; readonly since: number; readonly paths: readonly string[] }
  | { readonly mode: 'entries'; readonly moves: readonly EntriesMove[]; readonly boundary: Boundary }
  | {
      readonly mode: 'restore';
      readonly roots: readonly { readonly root: string; readonly backs: readonly Back[] }[];
    };
