import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OwnPaths } from '../host/paths.ts';

/** A place in which we would write, and the user (by number) whom it belongs to. */
export interface ForeignPlace {
  readonly path: string;
  readonly uid: number;
}

/**
 * Root in the home of another user, as `sudo -E` (and on macOS plain `sudo`) makes us: what is written there then
 * belongs to root, and that user's own daemon is locked out of its state for ever. Null for everybody but root, and for
 * a root whose places are its own. A place that does not exist yet belongs to the owner of the nearest directory above
 * it.
 */
export function someoneElses(paths: OwnPaths, home: string, uid = process.geteuid?.()): ForeignPlace | null {
  if (uid !== 0) return null;
  for (const path of [home, paths.state, paths.config, paths.cache, paths.logs, paths.run]) {
    const owner = ownerOf(path);
    if (owner.uid !== 0) return owner;
  }
  return null;
}

function ownerOf(path: string): ForeignPlace {
  for (let at = path; ; at = dirname(at)) {
    const facts = factsOf(at);
    if (facts !== undefined || at === dirname(at)) return { path: at, uid: facts?.uid ?? 0 };
  }
}

function factsOf(path: string): { readonly uid: number } | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A file or a loop of links in the way: what is above it decides, and the error is reported when something is written there.
    if (['ENOTDIR', 'ELOOP', 'EACCES', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}
