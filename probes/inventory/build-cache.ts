import { dirname, join } from 'node:path';
import type { FileFacts } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';

/** The build cache keeps its entries in `00` to `ff`. */
const parts = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0'));

/**
 * The path that keeps the go command from writing to its build cache, whose directory is given; null when nothing is known to. The
 * go command opens the cache before it loads a package, and of a cache that it cannot write it says what it says of a GOROOT
 * without source: `package fmt is not in std` (cmd/go/internal/cache, Open, and modindex, openIndexModule, of Go 1.26).
 */
export function obstacleIn(host: Host, cache: string): string | null {
  const place = nearest(host, cache);
  if (place === null) return null;
  const isClosed = !mayWrite(place.facts, host.user.uid);
  if (place.facts.kind !== 'directory' || (isClosed && place.path !== cache)) return place.path;
  if (place.path !== cache) return null;
  let open = 0;
  for (const part of parts) {
    const path = join(cache, part);
    const facts = host.files.target(path);
    if (facts.ok) {
      if (facts.value.kind !== 'directory') return path;
      open += mayWrite(facts.value, host.user.uid) ? 1 : 0;
    } else if (facts.failure.kind === 'blocked') return path;
    else if (facts.failure.kind === 'absent') {
      if (isClosed) return cache;
      open += 1;
    } else return null;
  }
  // Where only some are closed it is left to chance whether go stops.
  return open === 0 ? cache : null;
}

/** The path itself or the first above it that is there; null when we may not look. */
function nearest(
  host: Host,
  path: string,
): { readonly path: string; readonly facts: Pick<FileFacts, 'kind' | 'mode' | 'uid'> } | null {
  for (let place = path; ; place = dirname(place)) {
    const facts = host.files.target(place);
    if (facts.ok) return { path: place, facts: facts.value };
    const { kind } = facts.failure;
    // Nothing exists below a file, and a dangling link cannot be used as a directory.
    if ((kind !== 'absent' && kind !== 'wrong-kind') || dirname(place) === place) return null;
  }
}

/** By the permission bits; those of a group count for us, as nobody says which groups are ours. */
export function mayWrite({ mode, uid }: Pick<FileFacts, 'mode' | 'uid'>, us: number): boolean {
  return us === 0 || (mode & (uid === us ? 0o200 : 0o022)) !== 0;
}
