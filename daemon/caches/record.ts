import { receiptSchema } from '../../caches/job/schema.ts';
import type { Receipt } from '../../caches/receipt.ts';
import { checked } from '../../host/formats/checked.ts';
import type { HistoryEntry } from '../history/history.ts';

/** The kinds of entries that clean-ups leave in the history. */
export const receiptKinds = ['cleaned', 'undone', 'purged'] as const;

/** A damaged cache may have thousands of things to leave out. */
const mostLeftOut = 100;

/** A receipt as the history holds it: the plan is its subject, so that what belongs to one clean-up is found by it. */
export function entryOfReceipt(receipt: Receipt): Omit<HistoryEntry, 'id'> {
  const details = { ...receipt, leftOut: receipt.leftOut.slice(0, mostLeftOut) };
  return { kind: receipt.kind, at: receipt.at, subject: receipt.plan, details };
}

/** The receipt in an entry; null for entries of other kinds, and for one that was written differently. */
export function receiptOf({ kind, details }: HistoryEntry): Receipt | null {
  const known: readonly string[] = receiptKinds;
  if (!known.includes(kind)) return null;
  const read = checked(receiptSchema, details);
  return read.ok ? (read.value as Receipt) : null;
}
