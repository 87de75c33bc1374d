import { join } from 'node:path';
import {
  ensurePrivateDirectory,
  ownFacts,
  removeOwn,
  replaceOwn,
  Unwritable,
} from '../../../daemon/files/own.ts';
import { cappedText } from '../../../host/files/capped.ts';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { secretsOf } from '../../../host/redaction/words.ts';
import { longestText } from '../../../probes/errors/match.ts';

/** Milliseconds for which the output of a command that failed is kept. */
const keptForMs = 24 * 60 * 60_000;

const place = (state: string): string => join(state, 'last-output.txt');

/** The output of the last command that failed, and when that was. */
export interface Kept {
  readonly output: string;
  readonly at: number;
}

/**
 * Keeps what a command printed, in place of what was kept before: 0600, at most `longestText` bytes, without secrets. Names and paths
 * stay, as they are looked for on this machine. False where our own directory cannot be written.
 */
export function keepLast(
  output: string,
  state: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const secrets = secretsOf(environment).filter((word) => word.length >= shortestSecret);
  const hidden = new Redactor({ words: { names: [], secrets }, modules: true }).text(output);
  const bytes = Buffer.from(hidden);
  try {
    ensurePrivateDirectory(state);
    replaceOwn(place(state), bytes.subarray(Math.max(0, bytes.length - longestText)).toString('utf8'));
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (error instanceof Unwritable || unwritable.includes(code)) return false;
    throw error;
  }
}

/** Shorter values of variables are part of too many words. */
const shortestSecret = 6;
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EEXIST', 'ENOTDIR'];

/** What was kept; null when nothing was, or it is older than a day and goes now. */
export function lastKept(state: string, now: number): Kept | null {
  const path = place(state);
  const facts = ownFacts(path);
  if (facts === null || !facts.isFile()) return null;
  if (Math.abs(now - facts.mtimeMs) <= keptForMs)
    return { output: cappedText(path, longestText), at: facts.mtimeMs };
  removeOwn(path);
  return null;
}

/** Removes what is older than a day. */
export function forgetOld(state: string, now: number): void {
  lastKept(state, now);
}
