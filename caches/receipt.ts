import type { Instant, Integer } from '../host/quantity.ts';
import type { LeftOut } from './plan/plan.ts';

/**
 * What a clean-up, an undo or a purge really did; also `details` of the history's entries `cleaned`, `undone` and `purged`.
 *
 * @title A receipt
 * @document receipt
 */
export interface Receipt {
  /** `cleaned`: set aside, the paths are free. `undone`: taken back. `purged`: gone for good, the space is free. */
  readonly kind: 'cleaned' | 'undone' | 'purged';
  /** The plan's id. */
  readonly plan: string;
  readonly at: Instant;
  readonly durationMs: Integer;
  readonly caches: readonly { readonly id: string; readonly bytes: Integer; readonly files: Integer }[];
  /** What the items hold, counted. */
  readonly bytes: Integer;
  readonly files: Integer;
  /** For `purged`: what the file systems gained while it ran, as they say it (statfs). Others write there too, so it may differ from `bytes`. */
  readonly freedBytes?: Integer;
  /** For `cleaned`: until when it can be undone. */
  readonly undoUntil?: Instant;
  readonly leftOut: readonly LeftOut[];
  /**
   * For `undone`: what had grown back meanwhile and where it was put, and what was restored under another name. For
   * `purged`: what somebody had written there meanwhile, and is back under another name since its own was taken.
   */
  readonly aside?: readonly { readonly path: string; readonly now: string }[];
}
