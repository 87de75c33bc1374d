import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type BigIntStats,
} from 'node:fs';
import { codeOf, factsOf, identityOf, isAbsent, same } from '../identity.ts';
import type { Identity, LeftOutReason } from '../plan/plan.ts';
import type { Shape } from '../cache.ts';
import { isOfModule, refuseEntry, type Boundary, type Refusal } from './boundary.ts';
import { workIn } from '../work.ts';
import { inDirectory } from './pinned.ts';
import { inWords } from './text.ts';

/** One entry of a root that is to be set aside. */
export interface Move {
  readonly name: string;
  readonly identity: Identity;
  readonly shape: Shape;
  /** Where it goes: absolute, a free name in a private directory of ours on the same volume. */
  readonly to: string;
}

export interface Root {
  /** With every link resolved. */
  readonly path: string;
  readonly identity: Identity;
}

export type Moved = { readonly moved: true } | ({ readonly moved: false } & Refusal);

/**
 * The one place in the project where something that is not gowarden's own is taken away from where it is. Every entry
 * is checked again at the moment of the act, then all that passed are renamed in one go, then each is verified to be
 * what was meant; what is not goes back. Nothing is followed, opened or removed. `isFree` is asked before each rename,
 * as the last thing: whether what is there is still unused. Once it says no, the rest stays (`busy`); the caller has to
 * put back what was moved before.
 */
export function setAside(
  root: Root,
  moves: readonly Move[],
  boundary: Boundary,
  isFree: () => boolean,
): Moved[] {
  const refuseAll = (why: LeftOutReason, detail: string): Moved[] =>
    moves.map(() => ({ moved: false, why, detail }));
  try {
    const real = realpathSync.native(root.path);
    if (real !== root.path) return refuseAll('link', inWords('leadsTo', { path: root.path, target: real }));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return refuseAll(isAbsent(error) ? 'gone' : 'refused', `${root.path}: ${code}`);
  }
  const done = inDirectory(root.path, root.identity, () => {
    const here = factsOf('.');
    const work = workIn('.');
    if (work !== null) return refuseAll('work-inside', `${root.path}/${work}`);
    const checked = moves.map((move) => check(root.path, move, here, boundary));
    const renamed = moves.map((move, index) => {
      if (checked[index]) return checked[index];
      return isFree() ? take(move) : no('busy', root.path);
    });
    return moves.map((move, index) => renamed[index] ?? verify(root.path, move));
  });
  return done.ok ? done.value : refuseAll('changed', `${root.path}: ${done.why}`);
}

const no = (why: LeftOutReason, detail: string): Moved => ({ moved: false, why, detail });

/** Null when it may go. */
function check(root: string, move: Move, here: BigIntStats | null, boundary: Boundary): Moved | null {
  const path = `${root}/${move.name}`;
  const refusal = refuseEntry(boundary, root, move.name);
  if (refusal) return { moved: false, ...refusal };
  try {
    const facts = factsOf(move.name);
    if (!facts) return no('gone', path);
    if (facts.isSymbolicLink()) return no('link', path);
    if (!same(facts, move.identity)) return no('changed', path);
    if (!facts.isDirectory() && !facts.isFile())
      return no('not-allowed', inWords('notAFileOrDirectory', { path }));
    if (Number(facts.uid) !== boundary.uid)
      return no('not-ours', inWords('ofAnother', { path, uid: facts.uid }));
    if (facts.dev !== here?.dev) return no('mount-point', path);
    if (facts.isDirectory() && holdsWork(move.name, root, boundary)) return no('work-inside', path);
    return null;
  } catch (error) {
    return failed(error, path);
  }
}

/** A repository or a module at its root means that somebody works there. Only a module cache's own trees have a go.mod. */
function holdsWork(name: string, root: string, boundary: Boundary): boolean {
  if (factsOf(`${name}/.git`)) return true;
  return factsOf(`${name}/go.mod`) !== null && !isOfModule(boundary, root, name);
}

/** Null when it was renamed. */
function take(move: Move): Moved | null {
  const failure = attempt(() => renameEntry(move.name, move.to, move.identity), move.name);
  if (failure === null) remakeShard(move);
  return failure;
}

/** Null when it was done. */
function attempt(act: () => void, path: string): Moved | null {
  try {
    act();
    return null;
  } catch (error) {
    return failed(error, path);
  }
}

/**
 * Makes a directory of a build cache again in the moment in which it was set aside: Go makes 00 to ff when it opens its cache and
 * then counts on them, so that a build which has just begun must find them. What cannot be made Go makes at its next start.
 */
function remakeShard({ name, shape }: Move): void {
  if (shape !== 'go-cache' || !/^[0-9a-f]{2}$/.test(name)) return;
  try {
    mkdirSync(name);
  } catch (error) {
    // It is there already, or the disk is full.
    if (codeOf(error) === undefined) throw error;
  }
}

function verify(root: string, move: Move): Moved {
  const there = factsOf(move.to);
  if (same(there, move.identity)) return { moved: true };
  // Something else took its place between the check and the rename, and came along instead. It goes back where it was.
  return no('changed', there ? putBackStranger(root, move, identityOf(there)) : `${root}/${move.name}`);
}

/** Returns where it is now. What cannot go back stays in the quarantine, where only what was meant is ever removed. */
function putBackStranger(root: string, move: Move, identity: Identity): string {
  if (move.shape === 'go-cache') removeEmpty(move.name);
  let name = move.name;
  for (let number = 1; factsOf(name); number += 1) name = `${move.name}.restored-${number}`;
  const back = attempt(() => renameEntry(move.to, name, identity), move.to);
  return back === null ? `${root}/${name}` : `${root}/${move.name} (now ${move.to})`;
}

/** Removes the directory that a newly started Go has created there, unless it is already in use. */
function removeEmpty(name: string): void {
  try {
    rmdirSync(name);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}

/**
 * Renames; a directory without write permission (a module's tree is 0555) cannot change its parent, so that it gets the
 * permission for that moment alone.
 */
export function renameEntry(from: string | Buffer, to: string | Buffer, identity: Identity): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    const descriptor = openDirectory(from);
    try {
      const facts = fstatSync(descriptor, { bigint: true });
      const mode = Number(facts.mode & 0o7777n);
      if (!same(facts, identity) || (mode & 0o200) !== 0) throw error;
      fchmodSync(descriptor, mode | 0o200);
      try {
        renameSync(from, to);
      } finally {
        fchmodSync(descriptor, mode);
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

export function openDirectory(path: string | Buffer): number {
  return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
}

export function failed(error: unknown, path: string): Moved {
  const code = codeOf(error);
  if (code === undefined) throw error;
  const why: Partial<Record<string, LeftOutReason>> = {
    ENOENT: 'gone',
    EXDEV: 'other-volume',
    EBUSY: 'mount-point',
    ENOSPC: 'no-space',
    EDQUOT: 'no-space',
  };
  return no(why[code] ?? 'refused', `${path}: ${code}`);
}
