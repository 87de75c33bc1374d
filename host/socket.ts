import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { longestSocketPath } from './paths.ts';

/**
 * The path at which daemon and command meet: the socket's own, or, where that is longer than `sockaddr_un` takes, a short one
 * below /tmp that both derive from it. Not below TMPDIR, which differs between a login shell and launchd's or systemd's children.
 */
export function socketAddress(socket: string, uid: number): string {
  if (Buffer.byteLength(socket) <= longestSocketPath) return socket;
  const name = createHash('sha256').update(socket).digest('hex').slice(0, 16);
  return join('/tmp', `gowarden-${uid}-${name}`, 'gowarden.sock');
}
