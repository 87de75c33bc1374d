import { linkSync, mkdirSync, opendirSync, realpathSync, renameSync } from 'node:fs';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, identityOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { renameEntry } from './move.ts';
import { inDirectory } from './pinned.ts';

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
}

export type Restored =
  /** It stands where it was, or under `as`. */
  | { readonly state: 'back'; readonly as: string }
  /** Its files went back beside those that had grown meanwhile; `kept` of them were there again already. */
  | { readonly state: 'merged'; readonly kept: number }
  /** Its place is taken. */
  | { readonly state: 'taken' }
  /** It is not in the quarantine (any more). */
  | { readonly state: 'gone' }
  | { readonly state: 'failed'; readonly detail: string };

/** Puts things back under their root. Nothing that stands there is overwritten. The root is made again if it is gone. */
export function putBack(root: string, backs: readonly Back[]): Restored[] {
  const failed = (detail: string): Restored[] => backs.map(() => ({ state: 'failed', detail }));
  try {
    mkdirSync(root, { recursive: true });
    const facts = factsOf(root);
    if (!facts?.isDirectory() || realpathSync.native(root) !== root) return failed(`${root} is a link now`);
    const done = inDirectory(root, identityOf(facts), () => backs.map(attempt));
    return done.ok ? done.value : failed(`${root}: ${done.why}`);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return failed(`${root}: ${code}`);
  }
}

function attempt(back: Back): Restored {
  try {
    const waiting = factsOf(back.from);
    if (!waiting) return { state: 'gone' };
    if (back.take === 'whole' && !same(waiting, back.identity)) {
      return { state: 'failed', detail: `${back.from}: something else stands there now` };
    }
    return restore(back, waiting.isDirectory());
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { state: 'failed', detail: `${back.name}: ${code}` };
  }
}

function restore(back: Back, isDirectory: boolean): Restored {
  const there = factsOf(back.name);
  if (!there && back.take === 'whole') {
    renameEntry(back.from, back.name, back.identity);
    return { state: 'back', as: back.name };
  }
  if (!there) mkdirSync(back.name);
  if (isDirectory && (there?.isDirectory() ?? true)) {
    if (back.take === 'whole' && replacesEmpty(back)) return { state: 'back', as: back.name };
    if (back.shape === 'go-cache') return { state: 'merged', kept: merge(back.from, back.name) };
  }
  if (back.otherwise === undefined) return { state: 'taken' };
  let as = back.otherwise;
  for (let number = 2; factsOf(as); number += 1) as = `${back.otherwise}-${number}`;
  renameEntry(back.from, as, back.identity);
  return { state: 'back', as };
}

/** Renaming a directory onto an empty one replaces it in one step; onto one that holds anything it fails. */
function replacesEmpty(back: Back): boolean {
  try {
    renameEntry(back.from, back.name, back.identity);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Brings the entries of a content-addressed directory back beside those that have grown since: an entry of the same name
 * has the same content. Files are linked, since a link never replaces what stands there; what is left behind in the
 * quarantine goes with it.
 */
function merge(from: string, to: string): number {
  let kept = 0;
  const directory = opendirSync(from, { bufferSize: 256 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (!place(`${from}/${entry.name}`, `${to}/${entry.name}`, entry.isDirectory())) kept += 1;
    }
  } finally {
    directory.closeSync();
  }
  return kept;
}

function place(from: string, to: string, isDirectory: boolean): boolean {
  if (!isDirectory) {
    try {
      linkSync(from, to);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') return false;
      // A file system without hard links.
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'EMLINK') throw error;
    }
  }
  if (factsOf(to)) return false;
  renameSync(from, to);
  return true;
}
