import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../identity.ts';
import { removeOwnFile } from '../sink/quarantine.ts';

const size = 1024 * 1024;

/**
 * A megabyte that we keep in our own state directory, so that on a full disk there is something to give up first: a
 * clean-up needs a directory and a few kilobytes of journal before it frees anything.
 */
export function keepBallast(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (statSync(path, { throwIfNoEntry: false })?.size === size) return;
    // Random, so that no file system compresses it away.
    writeFileSync(path, randomBytes(size), { mode: 0o600 });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    removeOwnFile(path);
  }
}

/** Runs something that needs a little space, and releases the ballast if the disk is full. */
export function withBallast<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC' && codeOf(error) !== 'EDQUOT') throw error;
    removeOwnFile(path);
    return act();
  }
}
