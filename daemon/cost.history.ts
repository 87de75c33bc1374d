import type { Clock } from './clock.ts';
import { costKind } from './history/entry.ts';
import type { History } from './history/history.ts';
import type { OwnCost } from './status.ts';

/** Four a day: a year of them is less than half a megabyte. */
const everyMs = 6 * 3_600_000;
/** What starting costs is not what running costs. */
const settledMs = 10 * 60_000;

/** Returns what writes our own cost into the history when it is time again. To be called whenever we are awake anyway. */
export function newCostHistory(clock: Clock, history: History, read: () => OwnCost): () => void {
  let dueMs = clock.monotonic() + settledMs;
  return () => {
    if (clock.monotonic() < dueMs) return;
    dueMs = clock.monotonic() + everyMs;
    history.appendOther({ at: clock.now(), kind: costKind, subject: 'gowarden', details: { cost: read() } });
  };
}
