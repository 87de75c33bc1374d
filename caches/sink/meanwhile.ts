import type { BigIntStats } from 'node:fs';
import { bornAt } from '../identity.ts';
import { clockLagMs } from '../measure/drift.ts';

/**
 * A shell whose working directory is a directory, or a program that holds a file of it open, goes on writing there
 * after it was set aside. In a directory whose whole content is the cache's, whatever it is called, only times show
 * what is new. They are compared with a time of the same file system, set by its own clock: our quarantine's.
 */

/** Whether something happened to it since: no program can set that time, so that what is older was there when it was set aside. */
function isTouched(facts: BigIntStats, since: number): boolean {
  return Number(facts.ctimeMs) >= since - clockLagMs;
}

/**
 * Whether a file was made, written or moved here since. `inChanged`: its directory got or lost a name since; in a
 * directory that did not, a change of the file's own time alone means that another link to it went.
 */
export function isNewFile(facts: BigIntStats, since: number, inChanged: boolean): boolean {
  if (!isTouched(facts, since)) return false;
  const limit = since - clockLagMs;
  return inChanged || Number(facts.mtimeMs) >= limit || (bornAt(facts) ?? 0) >= limit;
}

/** Whether a directory whose own directory got a name since was moved here: it was changed, and its content is as old as ever. */
export function isMovedHere(facts: BigIntStats, since: number): boolean {
  return isTouched(facts, since) && !isListChanged(facts, since);
}

/** Whether a directory got or lost a name since. */
export function isListChanged(facts: BigIntStats, since: number): boolean {
  return Number(facts.mtimeMs) >= since - clockLagMs;
}

/**
 * Whether something that was set aside on its own was written to since, by a program that had it open. Its change time
 * is that of the move, or of a later write, which sets both; a modification time ahead of it was set by a program, and
 * nobody has written just now.
 */
export function isRewritten(facts: BigIntStats, since: number): boolean {
  const modified = Number(facts.mtimeMs);
  return facts.isFile() && modified >= since && modified <= Number(facts.ctimeMs);
}
