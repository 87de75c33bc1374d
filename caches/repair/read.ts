import { closeSync, constants, fstatSync, openSync, readSync, type PathLike, type Stats } from 'node:fs';
import { codeOf } from '../identity.ts';
import { inWords } from './text.ts';

/** Bytes read at once. */
export const chunkBytes = 1024 * 1024;

/**
 * Linux can read without marking that it did, so that looking for damage does not count as use of a module; Node names
 * the flag there alone.
 */
const unmarked = (constants as Partial<typeof constants>).O_NOATIME ?? 0;
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** What is there is not a file. */
export class NoFile extends Error {}

/** Hands a regular file to `use` and closes it. Links are not followed, and nothing is waited for (a FIFO). */
export function withFile<T>(path: PathLike, use: (descriptor: number, facts: Stats) => T): T {
  const descriptor = openUnmarked(path);
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw new NoFile(inWords('notAFile', { path: String(path) }));
    return use(descriptor, facts);
  } finally {
    closeSync(descriptor);
  }
}

export function openUnmarked(path: PathLike): number {
  try {
    return openSync(path, flags | unmarked);
  } catch (error) {
    if (codeOf(error) === 'ELOOP') throw new NoFile(inWords('aLink', { path: String(path) }));
    // Only the owner may read unmarked.
    if (codeOf(error) !== 'EPERM' || unmarked === 0) throw error;
    return openSync(path, flags);
  }
}

/** Fills as much of `into` as there is from `position` on; returns how many bytes that was. */
export function readFully(descriptor: number, into: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(descriptor, into, filled, into.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}
