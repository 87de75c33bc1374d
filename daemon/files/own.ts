import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { inWords } from './text.ts';

/** Files of our own: the only place outside caches/ that moves or removes anything, and only what it was given by name. */

/**
 * Makes a directory and those missing above it (0700), one by one: Node's `recursive` says ENOENT of a file system that is
 * read-only. Throws the system's error.
 */
export function makeDirectories(path: string): void {
  const missing: string[] = [];
  for (let at = path; ownFacts(at) === null; at = dirname(at)) missing.push(at);
  for (const directory of missing.toReversed()) {
    try {
      mkdirSync(directory, { mode: 0o700 });
    } catch (error) {
      // Somebody else made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A place of our own cannot be used; the message is a sentence for people. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}

/**
 * Makes a directory that only we may enter (0700), or takes the one that is there.
 * Throws a sentence when it cannot be made, is a link or belongs to somebody else.
 */
export function ensurePrivateDirectory(path: string): void {
  try {
    makeDirectories(path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const next = inWords('chooseAnother');
    throw new Unwritable(inWords('cannotMake', { path, reason: code, next }), { cause: error });
  }
  const facts = lstatSync(path);
  if (!facts.isDirectory()) throw new Unwritable(inWords('notADirectory', { path }));
  const us = process.getuid?.();
  if (us !== undefined && facts.uid !== us) {
    throw new Unwritable(inWords('ofAnother', { path, wanted: us, given: facts.uid }));
  }
  if ((facts.mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/**
 * Runs what makes a file or socket whose mode cannot be chosen (a socket that is bound, SQLite's files): it is for us alone
 * (0600) from the first moment, whatever the umask is and whoever may enter the directory. What is called makes it at once.
 */
export function privately<T>(make: () => T): T {
  const before = process.umask(0o177);
  try {
    return make();
  } finally {
    process.umask(before);
  }
}

/** Facts about the path itself; null when nothing is there. */
export function ownFacts(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

/** Moves a file out of the way, under its name with the time; with it those that share its name (`-wal`). Returns the new path. */
export function setAside(path: string, companions: readonly string[], now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  let aside = `${path}.aside-${stamp}`;
  for (let number = 2; ownFacts(aside) !== null; number++) aside = `${path}.aside-${stamp}-${number}`;
  for (const suffix of companions) {
    if (ownFacts(path + suffix) !== null) renameSync(path + suffix, aside + suffix);
  }
  if (ownFacts(path) !== null) renameSync(path, aside);
  return aside;
}

/** Writes a small file whole or not at all, for us alone unless `mode` says otherwise. A link of that name goes, not what it leads to. */
export function replaceOwn(path: string, text: string, mode = 0o600): void {
  const fresh = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(fresh, text, { mode, flag: 'wx' });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Puts a finished file in place of whatever has that name. */
export function moveOwn(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  renameSync(from, to);
}

/** Removes a file, socket or link of ours; nothing happens when it is gone already. Never a directory. */
export function removeOwn(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Removes a directory of ours that is empty; one that is not empty, or already gone, is left alone. */
export function removeEmptyOwn(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

/** Tries to remove one, and milliseconds between them. */
const tries = { most: 25, pauseMs: 20 };

const temporaryName = /^gowarden-[a-z]+-[A-Za-z0-9]{6}$/;

/** Those that were made elsewhere than in the system's temporary directory. */
const madeElsewhere = new Set<string>();

/**
 * Makes a private directory below the system's temporary one, or below `parent`: `gowarden-NAME-` and six characters. Returns its
 * path; throws the system's error.
 */
export function makeTemporary(name: string, parent = tmpdir()): string {
  const path = mkdtempSync(join(parent, `gowarden-${name}-`));
  if (parent !== tmpdir()) madeElsewhere.add(path);
  return path;
}

/** Removes a directory that `makeTemporary` made, with all in it; links in it are removed, not followed. Throws at any other path. */
export function removeTemporary(path: string): void {
  if (!isTemporary(path)) throw new Error(`Expected a temporary directory of gowarden, got ${path}`);
  // A program that was ended a moment ago may have written something meanwhile, which Node's own retries do not look for.
  for (let left = tries.most; ; left -= 1) {
    try {
      return rmSync(path, { recursive: true });
    } catch (error) {
      if (left === 0 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tries.pauseMs);
    }
  }
}

/** Whether a directory is one of ours by owner, name and place. */
export function isTemporaryOf(name: string, path: string): boolean {
  return isTemporary(path) && basename(path).startsWith(`gowarden-${name}-`);
}

function isTemporary(path: string): boolean {
  const facts = ownFacts(path);
  return (
    facts?.isDirectory() === true &&
    facts.uid === process.getuid?.() &&
    temporaryName.test(basename(path)) &&
    (dirname(path) === dirname(join(tmpdir(), 'x')) || madeElsewhere.has(path))
  );
}

/**
 * Copies what `wanted` says of a directory to a place that is free, below a directory that `makeTemporary` made: where the file system
 * can, without taking room. Rejects with what `wanted` throws, with the system's errors, and for any other place.
 */
export async function copyIntoTemporary(
  from: string,
  to: string,
  wanted: (path: string) => boolean,
): Promise<void> {
  const parents = to.split(sep).map((_, index, names) => names.slice(0, index).join(sep));
  if (!parents.some((parent) => parent !== '' && isTemporary(parent)) || ownFacts(to) !== null)
    throw new Error(`Expected a free place in a temporary directory of gowarden, got ${to}`);
  await cp(from, to, {
    recursive: true,
    errorOnExist: true,
    force: false,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => wanted(relative(from, path)),
  });
}
