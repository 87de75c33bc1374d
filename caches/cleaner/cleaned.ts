import type { Integer } from '../../host/quantity.ts';
import type { LeftOut } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { User } from '../use/use.ts';
import type { Wait } from './waiting.ts';

/** What executing a plan came to. */
export interface Cleaned {
  readonly receipt: Receipt | null;
  readonly leftOut: readonly LeftOut[];
  /** What is in use, and by whom: it is cleaned as soon as these end, if that was requested. */
  readonly waiting: Wait | null;
}

export interface Undone {
  readonly receipt: Receipt | null;
  /** Why nothing came back; `left-out`: each thing has its reason in the receipt. */
  readonly why?: 'nothing' | 'already-purged' | 'busy' | 'left-out' | 'another-gowarden';
  readonly by?: readonly User[];
  /** Items that were already gone for good. */
  readonly lost: Integer;
  /** The users that a clean-up waited for that is given up with it; absent when none waited. */
  readonly gaveUp?: readonly User[];
}
