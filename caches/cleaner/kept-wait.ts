import * as v from 'valibot';
import { cappedText } from '../../host/files/capped.ts';
import { readChecked } from '../../host/formats/checked.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, isAbsent } from '../identity.ts';
import type { PlanRequest } from '../plan/request.ts';
import { removeOwnFile } from '../sink/quarantine.ts';

/** A clean-up that waits, with everything needed to resume it: what is in the way is looked up again. */
export interface KeptWait {
  /** When the waiting began. Milliseconds since 1970. */
  readonly since: number;
  /** The ids of the caches that wait. */
  readonly caches: readonly string[];
  readonly request: Pick<PlanRequest, 'scope' | 'projects' | 'unneeded'>;
}

/** More than any machine has caches, or a user has projects. */
const most = 1000;
/** No file of ours is longer; a longer one is not read to its end. */
const mostBytes = 1_000_000;

const texts = v.pipe(v.array(v.string()), v.maxLength(most));

/** `waiting.json`. */
const keptSchema = v.object({
  version: v.literal(1),
  since: v.pipe(v.number(), v.finite()),
  caches: v.pipe(texts, v.minLength(1)),
  request: v.object({
    scope: v.union([v.picklist(['safe', 'all', 'repair', 'policy']), texts]),
    projects: v.exactOptional(texts),
    unneeded: v.exactOptional(v.boolean()),
  }),
});

/**
 * Remembers what waits across restarts, in a file of our own. Failures to keep or read it are reported and never get in
 * the way of cleaning.
 */
export class WaitMemory {
  readonly #path: string;
  readonly #log: (sentence: string) => void;

  constructor(path: string, log: (sentence: string) => void) {
    this.#path = path;
    this.#log = log;
  }

  keep({ since, caches, request: { scope, projects, unneeded } }: KeptWait): void {
    const request = { scope, ...(projects && { projects }), ...(unneeded !== undefined && { unneeded }) };
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      // Recreated, so that a link in its place is never followed.
      removeOwnFile(this.#path);
      const text = `${JSON.stringify({ version: 1, since, caches, request })}\n`;
      writeFileSync(this.#path, text, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      this.#log(`A restart will forget the clean-up that waits: ${this.#path}: ${codeOrThrow(error)}`);
    }
  }

  /** What an earlier process kept; null if nothing waits. A file that cannot be understood is reported and dropped. */
  recall(): KeptWait | null {
    let text: string;
    try {
      text = cappedText(this.#path, mostBytes);
    } catch (error) {
      if (!isAbsent(error)) this.#drop(codeOrThrow(error));
      return null;
    }
    const read = readChecked(keptSchema, text);
    if (read.ok) {
      const { since, caches, request } = read.value;
      return { since, caches, request };
    }
    this.#drop(read.reason);
    return null;
  }

  forget(): void {
    try {
      removeOwnFile(this.#path);
    } catch (error) {
      this.#log(`The next start will clean once more what waited: ${this.#path}: ${codeOrThrow(error)}`);
    }
  }

  #drop(why: string): void {
    this.#log(`A clean-up that waited is dropped: ${this.#path}: ${why}. Ask for it again: gowarden clean`);
    this.forget();
  }
}

function codeOrThrow(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return code;
}
