import { appendFileSync, readFileSync } from 'node:fs';
import { isAbsent } from '../identity.ts';
import type { Receipt } from '../receipt.ts';
import { removeOwnFile } from '../sink/quarantine.ts';
import { Journal, readJournals, type Job } from './journal.ts';
import { purgeJob, type PurgeBench, type PurgeWatch } from './purge.ts';

/** Whether a clean-up's time to be taken back is over. */
export function isDue(job: Job, now: number): boolean {
  return job.stage === 'purging' || (job.stage === 'aside' && (job.until ?? 0) <= now);
}

/** Removes for good whatever is due, oldest first. The lock is held by the caller. */
export async function purgeDue(
  bench: PurgeBench,
  journals: string,
  watch: PurgeWatch & { readonly all?: boolean },
  take: (receipt: Receipt) => void,
): Promise<void> {
  for (const job of readJournals(journals)) {
    const wanted = isDue(job, bench.now()) || (watch.all === true && job.stage === 'aside');
    if (!wanted) continue;
    const again = job.stage === 'purging' && job.until !== null;
    const receipt = await purgeJob(bench, Journal.resume(journals, job), watch);
    // A second try at what could not be removed before is only worth a word when it came to something.
    if (!again || receipt.files > 0) take(receipt);
  }
}

/** Receipts of a process that had no history to write to, for the next one that has. */
export function leaveReceipt(path: string, receipt: Receipt): void {
  appendFileSync(path, `${JSON.stringify(receipt)}\n`, { mode: 0o600 });
}

export function collectReceipts(path: string, take: (receipt: Receipt) => void): void {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  removeOwnFile(path);
  for (const line of text.split('\n')) {
    if (line.startsWith('{') && line.endsWith('}')) take(JSON.parse(line) as Receipt);
  }
}
