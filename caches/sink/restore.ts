import { linkSync, mkdirSync, opendirSync, realpathSync, type BigIntStats } from 'node:fs';
import { dirname } from 'node:path';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, identityOf, same } from '../identity.ts';
import { clockLagMs } from '../measure/drift.ts';
import type { Identity } from '../plan/plan.ts';
import { isOpaque } from '../shape.ts';
import { renameEntry } from './move.ts';
import { inDirectory } from './pinned.ts';
import { inWords } from './text.ts';

/** Something set aside that goes back. */
export interface Back {
  readonly name: string;
  readonly identity: Identity;
  readonly shape: Shape;
  readonly take: 'whole' | 'entries';
  /** Where it waits: absolute, in a quarantine. */
  readonly from: string;
  /** The name that it is given when its own is taken; without one it stays where it is. */
  readonly otherwise?: string;
  /** Whether a directory of a module cache is joined with what is there, rather than left where it is. */
  readonly join?: boolean;
  /** Only the files in it that were made or changed since then go back (milliseconds since 1970). */
  readonly since?: number;
}

export interface Merged {
  /** Files that have been restored. */
  files: number;
  /** The first of them. */
  first: string | null;
  /** Files that stay in the quarantine, since their place was taken or they were not wanted, and what they take on disk. */
  kept: number;
  keptBytes: number;
}

export type Restored =
  /** It is where it was, or under `as`. */
  | { readonly state: 'back'; readonly as: string }
  /** Its files went back beside those that had grown meanwhile. */
  | ({ readonly state: 'merged' } & Merged)
  /** Its place is taken. */
  | { readonly state: 'taken' }
  /** It is not in the quarantine (any more). */
  | { readonly state: 'gone' }
  | { readonly state: 'failed'; readonly detail: string };

/**
 * Puts things back under their root. Nothing that is there is overwritten. The root is made again if it is gone. `tick`
 * is called all the while.
 */
export function putBack(
  root: string,
  backs: readonly Back[],
  tick: () => void = () => undefined,
): Restored[] {
  const failed = (detail: string): Restored[] => backs.map(() => ({ state: 'failed', detail }));
  try {
    const standing = nearestStanding(root);
    if (realpathSync.native(standing) !== standing) return failed(inWords('aLinkNow', { path: standing }));
    mkdirSync(root, { recursive: true });
    const facts = factsOf(root);
    if (!facts?.isDirectory() || realpathSync.native(root) !== root)
      return failed(inWords('aLinkNow', { path: root }));
    const done = inDirectory(root, identityOf(facts), () => backs.map((back) => attempt(back, tick)));
    return done.ok ? done.value : failed(`${root}: ${done.why}`);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return failed(`${root}: ${code}`);
  }
}

function attempt(back: Back, tick: () => void): Restored {
  tick();
  try {
    const waiting = factsOf(back.from);
    if (!waiting) return { state: 'gone' };
    if (back.take === 'whole' && !same(waiting, back.identity)) {
      return { state: 'failed', detail: inWords('replaced', { path: back.from }) };
    }
    return restore(back, waiting.isDirectory(), tick);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { state: 'failed', detail: `${back.name}: ${code}` };
  }
}

/** The path itself, or the nearest directory above it that is there. */
function nearestStanding(path: string): string {
  let at = path;
  while (at !== '/' && !factsOf(at)) at = dirname(at);
  return at;
}

function restore(back: Back, isDirectory: boolean, tick: () => void): Restored {
  if (back.since !== undefined) return merged(back, changedSince(back.since), tick);
  const there = factsOf(back.name);
  // Its second link was left behind by somebody who was interrupted.
  if (back.take === 'whole' && same(there, back.identity)) return { state: 'back', as: back.name };
  if (!there && back.take === 'whole' && putWhole(back, isDirectory)) return { state: 'back', as: back.name };
  if (isDirectory && back.take === 'whole' && there?.isDirectory() === true && replacesEmpty(back)) {
    return { state: 'back', as: back.name };
  }
  const joins = back.shape === 'go-cache' || back.join === true;
  if (isDirectory && (there?.isDirectory() ?? true) && joins) return merged(back, all, tick);
  if (back.otherwise === undefined) return { state: 'taken' };
  let as = back.otherwise;
  for (let number = 2; factsOf(as); number += 1) as = `${back.otherwise}-${number}`;
  renameEntry(back.from, as, back.identity);
  return { state: 'back', as };
}

/** False when something has appeared there at this very moment. */
function putWhole({ from, name, identity }: Back, isDirectory: boolean): boolean {
  // A file would be replaced by a rename; a directory that holds anything never is.
  if (!isDirectory) return place(from, name, identity, true);
  try {
    renameEntry(from, name, identity);
    return true;
  } catch (error) {
    if (!isOccupied(error)) throw error;
    return false;
  }
}

/** Renaming a directory onto an empty one replaces it in one step; it fails onto one that holds anything. */
function replacesEmpty({ from, name, identity }: Back): boolean {
  try {
    renameEntry(from, name, identity);
    return true;
  } catch (error) {
    if (isOccupied(error)) return false;
    throw error;
  }
}

function isOccupied(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '');
}

type Wanted = (facts: BigIntStats) => boolean;

const all: Wanted = () => true;

const changedSince =
  (since: number): Wanted =>
  (facts) =>
    Number(facts.ctimeMs) >= since - clockLagMs;

function merged(back: Back, isWanted: Wanted, tick: () => void): Restored {
  const into: Merged = { files: 0, first: null, kept: 0, keptBytes: 0 };
  const wanted: Wanted = (facts) => {
    tick();
    return isWanted(facts);
  };
  merge(back.from, back.name, [back.name], back.shape, wanted, into);
  return { state: 'merged', ...into };
}

/**
 * Brings the entries of a directory back beside those that have grown since: entries of a cache with the same name are
 * the same (Go names entries by their content, modules by their version). Files are linked, because a link never
 * replaces what is there; what is left behind in the quarantine goes with it. Directories that belong to the cache as a
 * whole are moved or left whole.
 */
function merge(
  from: string,
  to: string,
  inside: readonly string[],
  shape: Shape,
  wanted: Wanted,
  into: Merged,
): void {
  const below: string[] = [];
  const directory = opendirSync(from, { bufferSize: 256 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      const { name } = entry;
      const facts = factsOf(`${from}/${name}`);
      if (!facts) continue;
      const chosen = wanted(facts);
      if (chosen && into.first === null && !factsOf(to)) mkdirSync(to, { recursive: true });
      if (chosen && place(`${from}/${name}`, `${to}/${name}`, identityOf(facts), facts.isFile())) {
        into.files += 1;
        into.first ??= `${to}/${name}`;
      } else if (facts.isDirectory() && isShared(shape, [...inside, name])) below.push(name);
      else {
        into.kept += 1;
        into.keptBytes += Number(facts.blocks) * 512;
      }
    }
  } finally {
    directory.closeSync();
  }
  for (const name of below) merge(`${from}/${name}`, `${to}/${name}`, [...inside, name], shape, wanted, into);
}

/** Directories of a module cache in which versions stand side by side. */
function isShared(shape: Shape, inside: readonly string[]): boolean {
  return shape === 'modules' && (inside[0] === 'cache' || !isOpaque(shape, inside));
}

/** False when its place is taken. */
function place(from: string, to: string, identity: Identity, isFile: boolean): boolean {
  if (isFile) {
    try {
      linkSync(from, to);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') return false;
      // A file system without hard links, or with no room for one more.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(code ?? '')) throw error;
    }
  }
  if (factsOf(to)) return false;
  renameEntry(from, to, identity);
  return true;
}
