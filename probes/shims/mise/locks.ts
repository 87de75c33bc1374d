import { posix } from 'node:path';
import { parsedOf, textOf } from '../../../host/files/memory.ts';
import { readMiseLock } from '../../../host/formats/mise-lock.ts';
import type { Host } from '../../../host/host.ts';
import type { ShimCall } from '../shim.ts';
import type { Requested } from './requests.ts';
import { configRoot } from './root.ts';
import { isUnreadable } from './utf8.ts';

interface Known {
  /** The configuration files, strongest first. */
  readonly files: readonly string[];
  /** Of MISE_ENV. */
  readonly names: readonly string[];
  readonly monorepo: Requested['monorepo'];
}

/**
 * What the lock files hold for a request of `source`: the one beside a mise.toml; every one for a variable and for other managers'
 * files; none for `.tool-versions`. Below the root of a monorepo that says so it is the root's before the one beside it
 * (src/lockfile.rs).
 */
export function lockedFor(
  call: ShimCall,
  source: string,
  { files, names, monorepo }: Known,
): readonly string[] {
  const root = rootFor(call, monorepo);
  const own = (file: string): readonly string[] => [...new Set([lockOf(file, root), lockOf(file, null)])];
  if (source.endsWith('.toml')) return own(source).flatMap((lock) => read(call, lock));
  if (source.startsWith('/') && !['.go-version', 'go.mod'].includes(posix.basename(source))) return [];
  const roots = new Set(
    files.filter((file) => file.endsWith('.toml')).map((file) => posix.dirname(lockOf(file, root))),
  );
  const each = (local: string): readonly string[] =>
    [...names, ''].map((name) => `mise.${name && `${name}.`}${local}lock`);
  const locks = [...roots]
    .toReversed()
    .flatMap((place) => [...each('local.'), ...each('')].map((name) => posix.join(place, name)));
  const old = root === null ? [] : oldLocks(call, root, monorepo?.roots ?? []);
  return [...locks, ...old].flatMap((lock) => read(call, lock));
}

/** The directory whose lock files those below it share; null where each has its own. */
function rootFor(call: ShimCall, monorepo: Known['monorepo']): string | null {
  return monorepo?.lockfile === true ? configRoot(monorepo.file) : null;
}

/** Lock files of a monorepo's projects from before they shared one. */
function oldLocks({ host }: ShimCall, root: string, roots: readonly string[]): readonly string[] {
  const all = roots
    .filter((pattern) => !pattern.includes('**'))
    .flatMap((pattern) => expand(host, root, pattern));
  return [...new Set(all)].slice(0, mostProjects).flatMap((place) => {
    const names = host.files.list(place);
    const locks = (names.ok ? names.value : []).filter((name) => /^mise.*\.lock$/.test(name));
    return place === root ? [] : locks.map((name) => posix.join(place, name));
  });
}

/** Projects of a monorepo that are looked into. */
const mostProjects = 200;

/** The directories that a pattern matches, in which `*` matches a part of one name. */
function expand({ files }: Host, root: string, pattern: string): readonly string[] {
  let places: readonly string[] = [root];
  for (const part of pattern.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part === '..') return [];
    places = places.flatMap((place) => {
      if (!part.includes('*')) return [posix.join(place, part)];
      const names = files.list(place);
      return (names.ok ? names.value : [])
        .filter((name) => fits(name, part))
        .map((name) => posix.join(place, name));
    });
    places = places.slice(0, mostProjects);
  }
  return places;
}

function fits(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > name.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}

/** The lock file of a configuration file. */
function lockOf(file: string, root: string | null): string {
  const directory = posix.dirname(file);
  const name = posix.basename(file);
  const environment = /^(?:\.?mise|config)\.([^.]+)(?:\.local)?\.toml$/.exec(name)?.[1];
  const middle = environment === undefined || environment === 'local' ? '' : `${environment}.`;
  const lock = `mise.${middle}${name.includes('.local.') ? 'local.' : ''}lock`;
  const own = posix.basename(directory) === 'conf.d' ? posix.dirname(directory) : directory;
  return posix.join(root !== null && file.startsWith(`${root}/`) ? root : own, lock);
}

function read({ host }: ShimCall, file: string): readonly string[] {
  const text = textOf(host, file);
  if (text !== null && isUnreadable(host, file, text)) return [];
  return parsedOf(host, file, { purpose: 'mise lock' }, readMiseLock) ?? [];
}
