import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { codeOf, isAbsent } from '../identity.ts';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import type { Quarantine } from '../sink/quarantine.ts';
import { removeOwnFile } from '../sink/quarantine.ts';

/** An item with the place where it waits. */
export interface Hold {
  readonly item: PlanItem;
  /** The root that it belongs under, with every link resolved. */
  readonly root: string;
  readonly name: string;
  readonly quarantine: Quarantine;
  /** Its name in the quarantine. */
  readonly waiting: string;
}

/**
 * How far a clean-up has come. `moving`: some of it may be set aside; what is, goes back. `aside`: all of it is, and can be
 * taken back until its time. `undoing`: some of it may be back; the rest follows. `purging`: some of it may be gone for
 * good; the rest follows.
 */
export type Stage = 'moving' | 'aside' | 'undoing' | 'purging';

export interface Job {
  readonly plan: Plan;
  readonly holds: readonly Hold[];
  readonly stage: Stage;
  /** Milliseconds since 1970: when it is removed for good. Set from `aside` on. */
  readonly until: number | null;
  /** Set from `aside` on: what really waits. */
  readonly bytes: number;
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
}

/**
 * A clean-up's journal: a file of JSON lines in our own state directory, each a part of the job as it is from then on.
 * It is written before what it tells is done, so that whoever finds it after a crash knows what may have happened.
 */
export class Journal {
  readonly #path: string;
  readonly #descriptor: number;
  #job: Job;

  private constructor(path: string, descriptor: number, job: Job) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#job = job;
  }

  /** Begins one. It reaches the disk before anything is moved. */
  static begin(directory: string, job: Job): Journal {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = journalPath(directory, job.plan.id);
    const journal = new Journal(path, openSync(path, 'ax', 0o600), job);
    try {
      journal.#write(job);
      fsyncSync(journal.#descriptor);
    } catch (error) {
      journal.end();
      throw error;
    }
    return journal;
  }

  /** Goes on with one that was read. */
  static resume(directory: string, job: Job): Journal {
    const path = journalPath(directory, job.plan.id);
    return new Journal(path, openSync(path, 'a', 0o600), job);
  }

  get job(): Job {
    return this.#job;
  }

  note(change: Partial<Omit<Job, 'plan'>>): void {
    this.#write(change);
    this.#job = { ...this.#job, ...change };
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Everything is where it belongs: nothing is left to remember. */
  end(): void {
    this.close();
    removeOwnFile(this.#path);
  }

  #write(line: object): void {
    // A new line first: a line that a crash cut off stays one that cannot be read, and does not spoil this one.
    writeSync(this.#descriptor, `\n${JSON.stringify(line)}\n`);
  }
}

function journalPath(directory: string, plan: string): string {
  return `${directory}/${plan}.jsonl`;
}

/** Every journal in the directory, oldest first. One without a readable first line had not begun. */
export function readJournals(directory: string): Job[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
  return names
    .filter((name) => /^[\w-]+\.jsonl$/.test(name))
    .map((name) => readJournal(`${directory}/${name}`))
    .filter((job) => job !== null)
    .sort((a, b) => a.plan.createdAt - b.plan.createdAt);
}

function readJournal(path: string): Job | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
  let job: Job | null = null as Job | null;
  for (const line of text.split('\n')) {
    const change = parse(line);
    if (change === null) continue;
    if (job !== null) job = { ...job, ...change };
    else if ('plan' in change) job = change as Job;
  }
  return job;
}

function parse(line: string): Partial<Job> | null {
  if (line === '') return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
