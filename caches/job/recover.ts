import type { Job } from './job.ts';
import { removeOwnFile } from '../sink/quarantine.ts';
import { Journal } from './journal.ts';
import { readJournals, unbegunJournals, unreadableJournals } from './read.ts';
import { closeStrayQuarantines } from './stray.ts';
import { undoJob } from './undo.ts';
import type { Workbench } from './workbench.ts';

/**
 * Puts back what was interrupted while it was set aside or put back, reports the receipts that were not reported, and
 * closes journals in which nothing waits. What was interrupted while it was removed is due (due.ts). The caller holds
 * the lock. A job that fails does not keep the others waiting; the first failure is thrown at the end.
 */
export async function recoverJobs(bench: Workbench): Promise<void> {
  const { journals } = bench.places;
  for (const path of unbegunJournals(journals)) removeOwnFile(path);
  for (const { path, reason } of unreadableJournals(journals)) {
    bench.log(
      `A clean-up's journal cannot be read, so that what it set aside stays where it waits: ${path}: ${reason}`,
    );
  }
  const failures: unknown[] = [];
  // What was only on its way goes back first: it may stand in the place of what is being put back (undo.ts).
  const jobs = readJournals(journals);
  const moving = jobs.filter(({ stage }) => stage === 'moving').reverse();
  for (const job of [...moving, ...jobs.filter((one) => !moving.includes(one))]) {
    try {
      await recoverJob(bench, job);
    } catch (error) {
      failures.push(error);
    }
  }
  await closeStrayQuarantines(bench);
  if (failures.length > 0) throw failures[0];
}

async function recoverJob(bench: Workbench, job: Job): Promise<void> {
  if (job.untold) {
    bench.record(job.untold);
    const journal = Journal.resume(bench.places, job);
    if (job.stage === 'ended') return journal.end();
    journal.note({ untold: null });
    journal.close();
  }
  if (job.stage === 'moving' || job.stage === 'undoing') {
    await undoJob(bench, Journal.resume(bench.places, { ...job, untold: null }));
  }
}
