import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { carrying } from '../../messages/carried.ts';
import type { Receipt } from '../receipt.ts';
import { removeOwnFile } from '../sink/quarantine.ts';
import { withBallast } from './ballast.ts';
import type { Hold, Job } from './job.ts';
import type { CleaningPlaces } from './places.ts';

export type JournalPlaces = Pick<CleaningPlaces, 'journals' | 'ballast'>;

/**
 * A clean-up's journal: a file of JSON lines in our own state directory, each a part of the job as it is from then on.
 * Each line is written before what it records is done, so that whatever finds the journal after a crash knows what may
 * have happened.
 */
export class Journal {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #ballast: string;
  #job: Job;
  /** The holds that the file has; null before we have written any. */
  #written: readonly Hold[] | null = null;

  private constructor({ journals, ballast }: JournalPlaces, flags: string, job: Job) {
    const path = journalPath(journals, job.plan.id);
    this.#ballast = ballast;
    this.#path = path;
    this.#descriptor = openSync(path, flags, 0o600);
    this.#job = job;
  }

  /** Begins one. It reaches the disk before anything is moved. */
  static begin(places: JournalPlaces, job: Job): Journal {
    const directory = places.journals;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const journal = withBallast(places.ballast, () => new Journal(places, 'ax', job));
    try {
      journal.#write(job);
      fsyncSync(journal.#descriptor);
      syncDirectory(directory);
    } catch (error) {
      journal.end();
      throw error;
    }
    return journal;
  }

  /** Continues a journal that was read. */
  static resume(places: JournalPlaces, job: Job): Journal {
    return withBallast(places.ballast, () => new Journal(places, 'a', job));
  }

  get job(): Job {
    return this.#job;
  }

  note(change: Partial<Omit<Job, 'plan'>>): void {
    const { holds, ...rest } = change;
    if (holds !== undefined && this.#written !== null && isAlike(holds, this.#written)) this.#write(rest);
    else this.#write(change);
    this.#job = { ...this.#job, ...change };
  }

  /** Has a receipt reported, so that a crash at any moment reports it twice rather than never. */
  tell(
    change: Partial<Omit<Job, 'plan'>> & { readonly untold: Receipt },
    record: (receipt: Receipt) => void,
  ): void {
    this.note({ ...change, untold: carrying(change.untold) });
    record(change.untold);
    if (change.stage === 'ended') this.end();
    else this.note({ untold: null });
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Everything is where it belongs: nothing is left to remember. */
  end(): void {
    this.close();
    removeOwnFile(this.#path);
  }

  #write(line: Partial<Job>): void {
    // A new line first: a line that a crash cut off remains unreadable, and does not spoil this one.
    const text = Buffer.from(`\n${JSON.stringify(line)}\n`);
    withBallast(this.#ballast, () => {
      // A disk that fills up may take a part of it; the whole is written again then, behind what is cut off.
      for (let at = 0; at < text.length;) at += writeSync(this.#descriptor, text, at);
    });
    if (line.holds !== undefined) this.#written = [...line.holds];
  }
}

/** Whether they are the very same: a job's holds are by far the longest part of a line, and mostly stay as they were. */
function isAlike(holds: readonly Hold[], before: readonly Hold[]): boolean {
  return holds.length === before.length && holds.every((hold, index) => hold === before[index]);
}

/** The new name is to survive a power failure too. */
function syncDirectory(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function journalPath(directory: string, plan: string): string {
  return `${directory}/${plan}.jsonl`;
}
