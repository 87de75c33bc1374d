import { posix } from 'node:path';
import { parsedOf } from '../../../host/files/memory.ts';
import { readMiseLock } from '../../../host/formats/mise-lock.ts';
import type { ShimCall } from '../shim.ts';

/**
 * What the lock files hold for a request of `source`: the one beside a mise.toml; every one for a variable and for other managers'
 * files; none for `.tool-versions` (src/lockfile.rs).
 */
export function lockedFor(
  call: ShimCall,
  source: string,
  files: readonly string[],
  names: readonly string[],
): readonly string[] {
  if (source.endsWith('.toml')) return read(call, lockOf(source));
  if (source.startsWith('/') && !['.go-version', 'go.mod'].includes(posix.basename(source))) return [];
  const roots = new Set(
    files.filter((file) => file.endsWith('.toml')).map((file) => posix.dirname(lockOf(file))),
  );
  const each = (local: string): readonly string[] =>
    [...names, ''].map((name) => `mise.${name && `${name}.`}${local}lock`);
  return [...roots]
    .toReversed()
    .flatMap((root) =>
      [...each('local.'), ...each('')].flatMap((name) => read(call, posix.join(root, name))),
    );
}

/** The lock file of a configuration file. */
function lockOf(file: string): string {
  const directory = posix.dirname(file);
  const name = posix.basename(file);
  const environment = /^(?:\.?mise|config)\.([^.]+)(?:\.local)?\.toml$/.exec(name)?.[1];
  const middle = environment === undefined || environment === 'local' ? '' : `${environment}.`;
  const lock = `mise.${middle}${name.includes('.local.') ? 'local.' : ''}lock`;
  return posix.join(posix.basename(directory) === 'conf.d' ? posix.dirname(directory) : directory, lock);
}

function read({ host }: ShimCall, file: string): readonly string[] {
  return parsedOf(host, file, { purpose: 'mise lock' }, readMiseLock) ?? [];
}
