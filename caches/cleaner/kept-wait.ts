import { cappedText } from '../../host/files/capped.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, isAbsent } from '../identity.ts';
import type { PlanRequest } from '../plan/request.ts';
import { removeOwnFile } from '../sink/quarantine.ts';
import { inWords } from './text.ts';

/** A clean-up that waits, as far as it has to be known to take it up again: who is in the way is looked at anew. */
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

/** Remembers over a restart what waits, in a file of our own. What cannot be kept or read is told, and never in the way of cleaning. */
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
      // Made anew, so that a link in its place is never followed.
      removeOwnFile(this.#path);
      const text = `${JSON.stringify({ version: 1, since, caches, request })}\n`;
      writeFileSync(this.#path, text, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      this.#log(`A restart will forget the clean-up that waits: ${this.#path}: ${codeOrThrow(error)}`);
    }
  }

  /** What an earlier process kept; null if nothing waits. A file that nobody can make sense of is told and dropped. */
  recall(): KeptWait | null {
    let text: string;
    try {
      text = cappedText(this.#path, mostBytes);
    } catch (error) {
      if (!isAbsent(error)) this.#drop(codeOrThrow(error));
      return null;
    }
    const kept = parse(text);
    if (typeof kept !== 'string') return kept;
    this.#drop(kept);
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

/** What was kept, or why that cannot be told. */
function parse(text: string): KeptWait | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return inWords('notJson');
    throw error;
  }
  if (!isObject(value)) return inWords('notAnObject');
  const { version, since, caches, request } = value;
  if (version !== 1) return inWords('otherVersion', { version: JSON.stringify(version) });
  if (!Number.isFinite(since)) return inWords('sinceNotATime');
  if (!isTexts(caches) || caches.length === 0) return inWords('cachesNotIds');
  if (!isObject(request)) return inWords('requestNotAnObject');
  const { scope, projects, unneeded } = request;
  if (!isScope(scope)) return inWords('badScope');
  if (projects !== undefined && !isTexts(projects)) return inWords('projectsNotDirectories');
  if (unneeded !== undefined && typeof unneeded !== 'boolean') return inWords('unneededNotBoolean');
  const more = { ...(projects && { projects }), ...(unneeded !== undefined && { unneeded }) };
  return { since: since as number, caches, request: { scope, ...more } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= most && value.every((one) => typeof one === 'string');
}

function isScope(value: unknown): value is PlanRequest['scope'] {
  return isTexts(value) || (typeof value === 'string' && ['safe', 'all', 'repair', 'policy'].includes(value));
}
