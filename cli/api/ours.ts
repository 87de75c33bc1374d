import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';

/** The socket or its directory is not ours alone: whoever answers there may be anybody, and would be told what we ask. */
export class ForeignSocket extends Error {}

/**
 * Why a socket is not to be spoken to: it, or the directory that it stands in, belongs to somebody else or is writable for others,
 * who could have put a daemon of their own there. Null when it is ours, or when there is none. `uid`: ours.
 */
export function whyForeign(socket: string, uid: number): string | null {
  for (const path of [dirname(socket), socket]) {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return null;
    if (facts.uid !== uid) return `${path} belongs to user ${facts.uid}`;
    if ((facts.mode & 0o022) !== 0 && !facts.isSymbolicLink()) return `${path} can be written by others`;
  }
  return null;
}
