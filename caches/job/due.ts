import { cappedText } from '../../host/files/capped.ts';
import { readChecked } from '../../host/formats/checked.ts';
import { appendFileSync } from 'node:fs';
import { carried, carrying } from '../../messages/carried.ts';
import { isAbsent } from '../identity.ts';
import type { Receipt } from '../receipt.ts';
import { removeOwnFile } from '../sink/quarantine.ts';
import type { Job } from './job.ts';
import { Journal } from './journal.ts';
import { readJournals } from './read.ts';
import { receiptSchema } from './schema.ts';
import { purgeJob, type PurgeWatch } from './purge.ts';
import { undoTimeLeft, type UndoClocks } from './undo-time.ts';
import type { PurgeBench } from './workbench.ts';

/** Whether a clean-up's time to be taken back is over. */
export function isDue(job: Job, clocks: UndoClocks): boolean {
  return job.stage === 'purging' || (job.stage === 'aside' && undoTimeLeft(job, clocks) === 0);
}

/** Milliseconds until all that waits is due; null if nothing waits, or only what cannot be removed. */
export function allDueIn(directory: string, clocks: UndoClocks): number | null {
  const times = readJournals(directory).flatMap((job) => {
    if (job.stage === 'aside') return [undoTimeLeft(job, clocks)];
    return job.stage === 'purging' && job.stuck !== true ? [0] : [];
  });
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * Removes for good everything that is due except what `rests` (with `all`, everything that waits), oldest first. The
 * caller holds the lock. A job that fails does not keep the others waiting; the first failure is thrown at the end.
 */
export async function purgeDue(
  bench: PurgeBench,
  watch: PurgeWatch & { readonly all?: boolean; readonly rests?: (job: Job) => boolean },
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  const failures: unknown[] = [];
  for (const job of readJournals(bench.places.journals)) {
    const isTime = isDue(job, bench) && watch.rests?.(job) !== true;
    const wanted = isTime || (watch.all === true && job.stage === 'aside');
    if (!wanted) continue;
    try {
      const before = receipts.reduce((total, { files }) => total + files, 0);
      const onFiles = (files: number): void => watch.onFiles?.(before + files);
      receipts.push(await purgeJob(bench, Journal.resume(bench.places, job), { ...watch, onFiles }));
    } catch (error) {
      watch.signal?.throwIfAborted();
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return receipts;
}

/** Keeps a receipt of a process without a history to write to, for the next process that has one. */
export function leaveReceipt(path: string, receipt: Receipt): void {
  appendFileSync(path, `${JSON.stringify(carrying(receipt))}\n`, { mode: 0o600 });
}

/** Bytes; a receipt has a few hundred. */
const largestFile = 64 * 1024 * 1024;

/** Longest part of a line that cannot be read, in the log. */
const shownOfLine = 500;

/** Takes those that wait. What of a line cannot be read, as after a crash or on a full disk, goes to the log. */
export function collectReceipts(
  path: string,
  { record, log }: { record: (receipt: Receipt) => void; log: (sentence: string) => void },
): void {
  let text: string;
  try {
    text = cappedText(path, largestFile);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const read = readChecked(receiptSchema, line);
    if (read.ok) record(carried(read.value) as Receipt);
    else
      log(
        `A receipt of a clean-up cannot be read, so that the history lacks it: ${path}: ${read.reason}: ${line.slice(0, shownOfLine)}`,
      );
  }
  removeOwnFile(path);
}
