import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  unlinkSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OwnPaths } from '../host/paths.ts';
import { readFootprint } from './footprint.ts';
import { manifestOf, type Made } from './manifest.ts';

export interface Purged {
  /** Directories that are gone, and single files in those that are not; no path is below another. */
  readonly removed: readonly string[];
  /** What is left in our places, since nothing that gowarden makes is called or looks like that, or it could not be removed. */
  readonly left: readonly string[];
}

/** Maximum number of names that are listed; all are looked at. */
const mostTold = 20;

/**
 * Removes what gowarden made: the things that its manifest names, of the kind and with the beginning that it names, in its own
 * places; then each directory that is left empty, up to the parents that the installation had made. The name of a place proves
 * nothing: whatever else is there stays, with the directories above it. No link is followed, no other volume is entered, nothing
 * of another user is touched, and nothing is removed with everything in it. With `waits` the journals stay, because they alone
 * know what waits in which quarantine.
 */
export function purge(paths: OwnPaths, parents: readonly string[], uid: number, waits = false): Purged {
  const removed: string[] = [];
  const left: string[] = [];
  const places = manifestOf(paths, waits);
  for (const { path, holds } of places) {
    const facts = factsOf(path);
    // Below a place that is a link, everything is somewhere else.
    const outer = places.filter((other) => path.startsWith(`${other.path}/`));
    if (facts === null || outer.some((other) => factsOf(other.path)?.isDirectory() !== true)) continue;
    if (!facts.isDirectory() || facts.uid !== uid) left.push(path);
    else if (
      clear(path, facts, { holds, uid, removed, left }) &&
      made(path, parents, paths) &&
      removeEmpty(path)
    )
      removed.push(path);
  }
  // A directory with something left in it is not listed itself, only its contents.
  for (const parent of parents.toReversed()) if (isAncestor(parent, paths)) removeEmpty(parent);
  const outermost = removed.filter((path) => !removed.some((other) => path.startsWith(`${other}/`)));
  const still = left.filter(
    (path) => factsOf(path) !== null && !left.some((other) => other.startsWith(`${path}/`)),
  );
  return { removed: outermost, left: [...new Set(still)].slice(0, mostTold) };
}

/** The directories that the installation had made above ours; to be asked before uninstalling forgets them. */
export function madeParents(state: string): readonly string[] {
  return readFootprint(state).directories;
}

/**
 * Removes of one place what gowarden made there and what was not written since `before` (milliseconds since 1970), and directories that
 * are empty then. All else stays, by the same proof as for `purge`.
 */
export function removeOld(path: string, { holds = [] }: Made, uid: number, before: number): void {
  const facts = factsOf(path);
  if (facts?.isDirectory() !== true || facts.uid !== uid) return;
  const isWanted = ({ mtimeMs }: Stats): boolean => mtimeMs < before;
  clear(path, facts, { holds, uid, removed: [], left: [], isWanted });
}

interface Clearing {
  readonly holds: readonly Made[];
  readonly uid: number;
  readonly removed: string[];
  readonly left: string[];
  /** Of files that we made: all go when absent. */
  readonly isWanted?: (facts: Stats) => boolean;
}

/** Clears a directory of what we made in it. True when nothing else is in it. */
function clear(path: string, facts: Stats, clearing: Clearing): boolean {
  const { holds, uid, removed, left, isWanted = () => true } = clearing;
  for (const name of readdirSync(path)) {
    const one = join(path, name);
    const there = factsOf(one);
    if (there === null) continue;
    const made = holds.find((candidate) => fits(candidate, name, one, there));
    if (made === undefined || there.uid !== uid || there.dev !== facts.dev) left.push(one);
    else if (made.kind === 'directory') {
      if (clear(one, there, { ...clearing, holds: made.holds ?? [] }) && removeEmpty(one)) removed.push(one);
    } else if (!isWanted(there)) continue;
    else if (attempt(() => unlinkSync(one))) removed.push(one);
    else left.push(one);
  }
  return readdirSync(path).length === 0;
}

function fits({ name: pattern, kind, begins }: Made, name: string, path: string, facts: Stats): boolean {
  if (!pattern.test(name)) return false;
  if (kind === 'directory') return facts.isDirectory();
  if (kind === 'link') return facts.isSymbolicLink();
  if (kind === 'socket') return facts.isSocket();
  return facts.isFile() && (begins === undefined || begins(startOf(path, facts)));
}

/** The first bytes of a file of ours; none where it cannot be read or became another meanwhile. */
function startOf(path: string, { ino, dev }: Stats): Buffer {
  const start = Buffer.alloc(512);
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const opened = fstatSync(descriptor);
      if (opened.ino !== ino || opened.dev !== dev) return Buffer.from('another');
      return start.subarray(0, readSync(descriptor, start, 0, start.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return Buffer.from('unreadable');
  }
}

/** Whether an empty place goes: a directory that was chosen with `--state` may be of the user's own making. */
function made(path: string, parents: readonly string[], { state }: OwnPaths): boolean {
  return basename(path) === 'gowarden' || path.startsWith(`${state}/`) || parents.includes(path);
}

function isAncestor(directory: string, paths: OwnPaths): boolean {
  return [paths.config, paths.state, paths.cache, paths.logs, paths.run].some(
    (path) => path === directory || path.startsWith(`${directory}/`),
  );
}

function factsOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

/** False when something is in it, it is a link, or it may not be removed. */
function removeEmpty(directory: string): boolean {
  if (factsOf(directory)?.isDirectory() !== true || dirname(directory) === directory) return false;
  return attempt(() => rmdirSync(directory));
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}
