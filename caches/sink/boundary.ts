import { moduleEntry } from '../modules/entry.ts';
import { isPlainName } from '../shape.ts';
import type { LeftOutReason } from '../plan/plan.ts';
import { inWords } from './text.ts';

/** What the sink may touch. Made from the inventory at the moment of the act; a plan cannot widen it. */
export interface Boundary {
  /** Roots of the machine's caches with every link resolved: only their direct entries are ever moved, and what `moduleRoots` allows. */
  readonly roots: readonly string[];
  /** Of these roots, the module caches: below them single module versions may be moved as well, and these have a go.mod of their own. */
  readonly moduleRoots: readonly string[];
  /** The user's home with every link resolved. */
  readonly home: string;
  readonly uid: number;
  readonly mounts: readonly string[];
  /** What no clean-up touches, with every link resolved. */
  readonly keep: readonly string[];
}

/** Where an operating system and its packages live: never a cache, whatever a variable says. */
const systemRoots = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/proc',
  '/sbin',
  '/sys',
  '/usr',
  '/Applications',
  '/Library',
  '/System',
  '/private/etc',
];

/** Directories of a home that hold more than any one cache. */
const sharedDirectories = [
  '',
  'Desktop',
  'Documents',
  'Downloads',
  'Library',
  'Library/Application Support',
  'Library/Caches',
  'Movies',
  'Music',
  'Pictures',
  'Public',
  '.cache',
  '.config',
  '.local',
  '.local/share',
  '.local/state',
  '.ssh',
];

export interface Refusal {
  readonly why: LeftOutReason;
  readonly detail: string;
}

/** Whether a resolved directory may be a cache's root at all; null if it may. */
export function refuseRoot(root: string, home: string): Refusal | null {
  const refused = (detail: string): Refusal => ({ why: 'not-allowed', detail });
  if (!isCanonical(root)) return refused(inWords('notAbsolute', { path: JSON.stringify(root) }));
  if (!isCanonical(home)) return refused(inWords('homeNotAbsolute', { path: JSON.stringify(home) }));
  if (root.split('/').length < 3) return refused(inWords('nearRoot', { path: root }));
  if (isWithin(home, root)) return refused(inWords('holdsHome', { path: root }));
  const system = systemRoots.find((directory) => isWithin(root, directory));
  if (system !== undefined) return refused(inWords('ofTheSystem', { path: root }));
  if (sharedDirectories.some((name) => root === joined(home, name))) {
    return refused(inWords('severalCaches', { path: root }));
  }
  return null;
}

/** Whether an entry of a root may be moved away; what only the file system knows is checked by the sink. */
export function refuseEntry(boundary: Boundary, root: string, name: string): Refusal | null {
  if (!isPlainName(name))
    return { why: 'not-allowed', detail: inWords('notAPlainName', { name: JSON.stringify(name) }) };
  if (!boundary.roots.includes(root) && !isOfModule(boundary, root, name)) {
    return { why: 'not-allowed', detail: inWords('notACacheRoot', { path: root }) };
  }
  const path = joined(root, name);
  if (isWithin(boundary.home, path)) return { why: 'not-allowed', detail: inWords('holdsHome', { path }) };
  const kept = boundary.keep.find((keep) => isWithin(path, keep) || isWithin(keep, path));
  if (kept !== undefined) return { why: 'kept', detail: kept };
  const mount = boundary.mounts.find((point) => isWithin(point, path));
  if (mount !== undefined) return { why: 'mount-point', detail: mount };
  return null;
}

/** Whether an entry is a module version's tree or a file of its record, in one of the module caches. */
export function isOfModule({ moduleRoots }: Boundary, directory: string, name: string): boolean {
  return moduleRoots.some(
    (root) => isWithin(directory, root) && moduleEntry(directory.slice(root.length + 1), name) !== null,
  );
}

/** Absolute, without `.`, `..`, doubled slashes, a closing slash or control characters. */
export function isCanonical(path: string): boolean {
  if (path === '/') return true;
  return path.startsWith('/') && path.slice(1).split('/').every(isPlainName);
}

/** Whether a path is the directory or inside it. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

function joined(directory: string, name: string): string {
  if (name === '') return directory;
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}
