import { withoutTrailing } from '../../host/formats/lines.ts';
import { realpathSync } from 'node:fs';
import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import { codeOf } from '../identity.ts';
import { mountPoints } from '../inventory/mounts.ts';
import { refuseRoot, type Boundary } from '../sink/boundary.ts';

/**
 * What may be touched now: the roots of caches that were found by asking and that lie where caches may lie. `keep` are
 * absolute paths or begin with `~/`.
 */
export function boundaryOf(host: Host, caches: readonly Cache[], keep: readonly string[]): Boundary {
  const home = resolved(host.files.onDisk(host.user.home)) ?? host.files.onDisk(host.user.home);
  const roots = new Set<string>();
  const moduleRoots = new Set<string>();
  for (const cache of caches) {
    if (cache.button === 'never' || cache.certainty !== 'observed') continue;
    for (const { root } of cache.places) {
      if (host.files.silence(root) !== null) continue;
      const real = resolved(host.files.onDisk(root));
      if (real === null || refuseRoot(real, home)) continue;
      roots.add(real);
      if (cache.kind === 'go-modules') moduleRoots.add(real);
    }
  }
  const kept = keep.flatMap((path) => {
    const absolute = path.startsWith('~/') ? `${host.user.home}${path.slice(1)}` : path;
    const place = host.files.onDisk(withoutTrailing(absolute, '/'));
    const real = resolved(place);
    const names = real === null || real === place ? [place] : [place, real];
    return host.platform === 'darwin' ? names.flatMap((name) => [name, withoutFirmlink(name)]) : names;
  });
  return {
    roots: [...roots],
    moduleRoots: [...moduleRoots],
    home,
    uid: host.user.uid,
    mounts: mountPoints(host),
    keep: kept,
  };
}

/** A path with every link resolved; null if it leads nowhere. */
export function resolved(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}

/**
 * The data volume of macOS is seen a second time through firmlinks, which `realpath` does not follow:
 * https://support.apple.com/guide/security/signed-system-volume-security-secd698747c9/web (the system and data volumes).
 */
function withoutFirmlink(path: string): string {
  return path.replace(/^\/System\/Volumes\/Data(?=\/)/, '');
}
