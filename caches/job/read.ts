import { readdirSync } from 'node:fs';
import { cappedText } from '../../host/files/capped.ts';
import { readChecked } from '../../host/formats/checked.ts';
import { carried } from '../../messages/carried.ts';
import { codeOf, factsOf, isAbsent } from '../identity.ts';
import type { Receipt } from '../receipt.ts';
import type { Job } from './job.ts';
import { changeSchema, jobSchema } from './schema.ts';

/** A journal as it was found. */
type Found =
  | { readonly kind: 'job'; readonly job: Job }
  /** Its process ended while it wrote the first line: nothing was moved then. */
  | { readonly kind: 'unbegun'; readonly path: string }
  | Unreadable;

/**
 * A journal that cannot be understood. Nothing is moved or removed because of it, and it is not removed itself: it
 * alone knows what waits where.
 */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly path: string;
  /** The line, and what was expected in it; or the system's error. */
  readonly reason: string;
}

/** Every journal in the directory that can be read, oldest first; no volume is accessed for that. */
export function readJournals(directory: string): Job[] {
  return found(directory)
    .flatMap((one) => (one.kind === 'job' ? [one.job] : []))
    .sort((a, b) => a.plan.createdAt - b.plan.createdAt);
}

/** The others, of which only the location is known. */
export function unreadableJournals(directory: string): readonly Unreadable[] {
  return found(directory).flatMap((one) => (one.kind === 'unreadable' ? [one] : []));
}

/** The paths of journals that had not been started when their process ended. */
export function unbegunJournals(directory: string): readonly string[] {
  return found(directory).flatMap((one) => (one.kind === 'unbegun' ? [one.path] : []));
}

/** What was found at a path, and in which state of the file: reading and checking thousands of places takes long, and each step asks again. */
const remembered = new Map<string, { readonly state: string; readonly found: Found }>();

function found(directory: string): readonly Found[] {
  const paths = journalFiles(directory);
  for (const path of remembered.keys())
    if (path.startsWith(`${directory}/`) && !paths.includes(path)) remembered.delete(path);
  return paths.map((path) => {
    const facts = factsOf(path);
    const state = facts === null ? '' : [facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(' ');
    const before = remembered.get(path);
    if (before?.state === state && state !== '') return before.found;
    const now = readJournal(path);
    remembered.set(path, { state, found: now });
    return now;
  });
}

function journalFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => /^[\w-]+\.jsonl$/.test(name))
      .map((name) => `${directory}/${name}`);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** Bytes; of a clean-up of a million entries it has a third of that. */
const largestJournal = 512 * 1024 * 1024;

function readJournal(path: string): Found {
  let text: string;
  try {
    text = cappedText(path, largestJournal);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', path, reason: code };
  }
  const lines = text.split('\n');
  // A line ends with an end of line (journal.ts): without one the first was never written whole.
  if (lines.slice(0, -1).every((line) => line === '')) return { kind: 'unbegun', path };
  return jobIn(path, lines);
}

function jobIn(path: string, lines: readonly string[]): Found {
  let job: Job | null = null;
  let cut = '';
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const read = readChecked(job === null ? jobSchema : changeSchema, line);
    const where = read.ok ? '' : `${index + 1}: ${read.reason}`;
    // A line that a crash or a full disk cut off never counted; a complete line that is wrong was changed by somebody.
    if (read.ok) job = Object.assign(job ?? {}, read.value) as unknown as Job;
    else if (read.isJson) return { kind: 'unreadable', path, reason: where };
    else cut ||= where;
  }
  if (job === null) return { kind: 'unreadable', path, reason: cut };
  return { kind: 'job', job: job.untold ? { ...job, untold: carried(job.untold) as Receipt } : job };
}
