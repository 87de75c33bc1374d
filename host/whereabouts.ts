import { cappedText } from './files/capped.ts';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnPaths } from './paths.ts';

type Places = Pick<OwnPaths, 'state' | 'socket'>;

/**
 * Where the daemon says which socket it serves: a login without XDG_RUNTIME_DIR (su, cron, ssh without PAM), or with another
 * one, finds the same state but would look for the socket elsewhere.
 */
export function whereaboutsFile({ state }: Places): string {
  return join(state, 'socket');
}

/** The socket at which to ask the daemon of that state: our own login's, otherwise the one that the daemon recorded. */
export function socketToAsk(places: Places): string {
  try {
    if (lstatSync(places.socket, { throwIfNoEntry: false })) return places.socket;
  } catch (error) {
    // The runtime directory of another user, which `su` may leave in the environment: what is there is not for us.
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
  }
  try {
    return cappedText(whereaboutsFile(places), 4096).trim() || places.socket;
  } catch (error) {
    // None ran, or it wrote nothing; the caller learns that nobody answers.
    if (error instanceof Error && 'code' in error) return places.socket;
    throw error;
  }
}
