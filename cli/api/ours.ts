import { lstatSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { inWords } from '../text.ts';

/** The socket or its directory is not ours alone: anybody may answer there, and would learn what we ask. */
export class ForeignSocket extends Error {}

/**
 * Why a socket is not to be used: it, or the directory that it is in, belongs to somebody else or is writable for
 * others, who could have put a daemon of their own there. Null when it is ours, or does not exist. `uid`: ours.
 */
export function whyForeign(socket: string, uid: number): string | null {
  for (const path of [dirname(socket), socket]) {
    const facts = factsOf(path);
    if (facts === undefined) return null;
    if (facts === 'closed') return inWords('closedDirectory', { path });
    if (facts.uid !== uid) return inWords('ofAnother', { path, uid: facts.uid });
    if ((facts.mode & 0o022) !== 0 && !facts.isSymbolicLink()) return inWords('openToOthers', { path });
  }
  return null;
}

function factsOf(path: string): Stats | 'closed' | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return 'closed';
    throw error;
  }
}
