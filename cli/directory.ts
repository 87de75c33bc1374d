import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import { Failure } from './failure.ts';
import type { Session } from './command.ts';

/**
 * Ends the command where a directory that exists may not be looked into: what is absent in it would only be unknown. Throws a Failure
 * with the system's reason.
 */
export function mayLookInto(host: Host, directory: string, session: Session): void {
  const below = host.files.facts(posix.join(directory, 'go.mod'));
  const all = host.files.list(directory, 1);
  for (const read of [all, below])
    if (!read.ok && read.failure.kind === 'blocked')
      throw new Failure('no-directory', 2, session.messages.told(read.failure.message));
}
