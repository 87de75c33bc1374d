import type { Uptime } from '../../host/uptime/uptime.ts';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Quarantine } from '../sink/quarantine.ts';

/** An item with the place where it waits. */
export interface Hold {
  readonly item: PlanItem;
  /** The root that it belongs under, with every link resolved. */
  readonly root: string;
  readonly name: string;
  readonly quarantine: Quarantine;
  /** Its name in the quarantine. */
  readonly waiting: string;
}

/**
 * How far a clean-up has come. `moving`: some of it may be set aside; what is, goes back. `aside`: all of it is, and
 * can be taken back until its time. `undoing`: some of it may be back; the rest follows. `purging`: some of it may be
 * gone for good; the rest follows. `ended`: nothing of it waits any longer; only its receipt may not have been reported
 * yet.
 */
export type Stage = 'moving' | 'aside' | 'undoing' | 'purging' | 'ended';

/** For how long something can be undone, and when that started by the clock that nobody sets. */
export interface UndoTime {
  /** Milliseconds. */
  readonly lasts: number;
  readonly from: Uptime;
}

export interface Job {
  readonly plan: Plan;
  readonly holds: readonly Hold[];
  readonly stage: Stage;
  /** Milliseconds since 1970: when it is removed for good, unless the other clock says later. Set from `aside` on. */
  readonly until: number | null;
  /** The same by the clock that nobody sets. Absent in journals of earlier versions. */
  readonly undoTime?: UndoTime;
  /** Set from `aside` on: what really waits. */
  readonly bytes: number;
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
  /** Numbers of the items of which a part was already lost when they were restored. */
  readonly lost?: readonly number[];
  /**
   * What could not be looked at when taking back began, since its file system did not answer: numbers of items, and how far the
   * clean-up had come by then.
   */
  readonly unheard?: { readonly items: readonly number[]; readonly stage: Stage } | null;
  /** Numbers of items that are back or lost: only what is left of them in the quarantine is still to be removed. */
  readonly leftovers?: readonly number[];
  /** Free bytes of each volume when removing began; null when it has to be asked again. */
  readonly freeBefore?: Readonly<Record<string, number>> | null;
  /** Something in it could not be removed: only tried again at a start. */
  readonly stuck?: boolean;
  /** A receipt that may not have reached the history; null once it has. */
  readonly untold?: Receipt | null;
}
