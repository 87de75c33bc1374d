import { receiptKinds } from '../../../daemon/caches/record.ts';
import { incidentKinds } from '../../../daemon/contention/list.ts';
import { benchmarkKind } from '../../../daemon/history/benchmark-entry.ts';
import { costKind } from '../../../daemon/history/entry.ts';

/** The kinds of entries that a history holds. */
export const entryKinds: readonly string[] = [
  ...['opened', 'changed', 'resolved', 'toolchain-changed'],
  ...incidentKinds,
  ...receiptKinds,
  benchmarkKind,
  costKind,
];
