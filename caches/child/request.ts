import type { Contents, ContentsRequest } from '../contents/contents.ts';
import type { Measured, MeasureRequest } from '../measure/measurement.ts';
import type { Weighed, WeighRequest } from '../modules/weigh.child.ts';
import type { Examined, ExamineProgress, ExamineRequest } from '../repair/examined.ts';
import type { Boundary } from '../sink/boundary.ts';
import type { EntriesMove, EntriesMoved } from '../sink/entries.ts';
import type { PurgeRequest } from '../sink/purge.child.ts';
import type { Left, Renamed } from '../sink/purged.ts';
import type { Back, Restored } from '../sink/restore.ts';

/** Work for a process of its own, so that the daemon stays responsive. One JSON document on its standard input. */
export type ChildRequest =
  | MeasureRequest
  | ExamineRequest
  | WeighRequest
  | ContentsRequest
  | PurgeRequest
  | { readonly mode: 'drift'; readonly since: number; readonly paths: readonly string[] }
  | {
      readonly mode: 'entries';
      readonly work: string;
      readonly moves: readonly EntriesMove[];
      readonly boundary: Boundary;
    }
  | {
      readonly mode: 'restore';
      readonly work: string;
      readonly roots: readonly { readonly root: string; readonly backs: readonly Back[] }[];
    };

/** A line of its answer. Its fields depend on the request; the last line says `done`, and an empty one means that the child is at work. */
export interface ChildReply {
  readonly done?: boolean;
  /** `measure`: a place that is done, and what was added up so far. */
  readonly place?: Measured;
  readonly sofar?: readonly { readonly id: string; readonly bytes: number; readonly files: number }[];
  /** `examine`: a module version, and how far it is. */
  readonly examined?: Examined;
  readonly progress?: ExamineProgress;
  /** `weigh`: a module version. */
  readonly weighed?: Weighed;
  /** `contents`: all that it found. */
  readonly contents?: Contents;
  /** `drift`: what changed below a path. */
  readonly path?: string;
  readonly count?: number;
  readonly first?: string | null;
  /** `entries`: the move with this number. */
  readonly number?: number;
  readonly moved?: EntriesMoved;
  /** `restore`: what became of each thing of a root. */
  readonly root?: string;
  readonly restored?: readonly Restored[];
  /** `purge`: removed so far; at the end what is left, and what went back under another name. */
  readonly files?: number;
  readonly left?: readonly Left[];
  readonly renamed?: readonly Renamed[];
}
