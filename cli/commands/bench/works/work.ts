import type { Side } from '../plan.ts';

/** Something that is done natively and translated, and timed. */
export interface Work {
  /** As the result names it: `build encoding/json`, `sort`. */
  readonly name: string;
  /** What has to be there before; not timed. */
  prepare(): Promise<void>;
  /** Does it once. Returns the seconds that are compared. */
  measure(side: Side): Promise<number>;
}
