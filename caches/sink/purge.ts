import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fstatSync,
  opendirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs';
import { chdir } from 'node:process';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, identityOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { fits, isOpaque } from '../shape.ts';
import { openDirectory } from './move.ts';

/** What was removed so far, and what could not be. */
export interface Purged {
  files: number;
  /** Paths inside the quarantine with the reason: an error's code, `mount-point`, `foreign-content` or `changed`. */
  readonly left: { readonly path: string; readonly why: string }[];
}

/** Most of what is left that is told by name. */
const mostLeft = 200;
/** Directories of one directory that are remembered at a time. */
const batch = 10_000;

export interface PurgeOptions {
  readonly shape: Shape;
  /** The file system that may not be left. */
  readonly device: string;
  /** Mount points below the entry that a device number does not tell, as names joined by `/`; empty for the entry itself. */
  readonly mounts: ReadonlySet<string>;
  /** Called now and then; may throw to stop. */
  readonly tick: () => void;
}

/** Thrown when a directory is not the one that was entered: nothing more is touched then. */
export class MovedUnderneath extends Error {}

/** Where we are in a tree: the names from the part on while the shape asks for them, and the whole as text. */
interface Where {
  /** Null below what is the cache's own, whatever it is called. */
  readonly inside: readonly string[] | null;
  readonly path: string;
}

/** A directory that we are in. The stack of them is ours and not the engine's, so that depth costs little. */
interface Level {
  /** What it is called, which may be another name than it had. */
  readonly name: string;
  /** The directory that it stands in. */
  readonly outside: Identity;
  readonly where: Where;
  /** Whether everything in it is the cache's, whatever it is called. */
  readonly opaque: boolean;
  /** Directories in it that are still to be removed. */
  readonly open: string[];
  /** Whether it was read to its end. */
  complete: boolean;
  /** How much was done when it was read the last time. */
  before: number;
}

/**
 * Removes an entry of the working directory with everything in it. It never names a path: it enters each directory,
 * makes sure that it is the one that it saw from outside, and removes single names in it, so that a link put in a
 * directory's place leads nowhere. `inside` names the entry from its part on. What does not fit the shape, stands on
 * another file system or cannot be removed stays and is told. Only ever called with a quarantine of ours, verified by
 * device and inode, as the working directory (see purge.child.ts).
 */
export function purgeEntry(
  name: string,
  inside: readonly string[],
  into: Purged,
  options: PurgeOptions,
): void {
  const levels: Level[] = [];
  const descend = (entry: string, where: Where): void => {
    const level = enterOrRemove(entry, where, into, options);
    if (!level) return;
    levels.push(level);
    readLevel(level, into, options);
  };
  descend(name, { inside, path: inside.join('/') });
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = level.open.pop();
    if (next !== undefined) descend(next, below(level, next));
    else if (!level.complete && done(into) > level.before) readLevel(level, into, options);
    else {
      levels.pop();
      leaveLevel(level, into);
      options.tick();
    }
  }
}

const done = ({ files, left }: Purged): number => files + left.length;

function below({ where: { inside, path }, opaque }: Level, name: string): Where {
  return { inside: opaque || inside === null ? null : [...inside, name], path: `${path}/${name}` };
}

/** Enters a directory; anything else is removed, or told, at once. */
function enterOrRemove(name: string, where: Where, into: Purged, options: PurgeOptions): Level | null {
  const { inside, path } = where;
  const facts = factsOf(name);
  if (!facts) return null;
  if (!facts.isDirectory()) {
    removeFile(name, path, into);
    return null;
  }
  if (String(facts.dev) !== options.device || isMounted(path, options)) {
    leave(into, path, 'mount-point');
    return null;
  }
  const outside = factsOf('.');
  if (!outside) throw new MovedUnderneath(path);
  const entered = enter(name, identityOf(facts), path, into);
  if (entered === null) return null;
  const opaque = inside === null || isOpaque(options.shape, inside);
  return { name: entered, outside: identityOf(outside), where, opaque, open: [], complete: true, before: 0 };
}

/** Removes the files of a level and notes its directories. */
function readLevel(level: Level, into: Purged, options: PurgeOptions): void {
  level.before = done(into);
  level.complete = true;
  const { where } = level;
  const found = { unreadable: false };
  const code = attempt(() => removeFiles(level, into, options, found));
  if (code !== null) leave(into, where.path, code);
  if (found.unreadable) level.open.push(...removeUnreadable(level, into));
}

function leaveLevel({ name, outside, where: { path } }: Level, into: Purged): void {
  if (attempt(() => chdir('..')) !== null || !same(factsOf('.'), outside)) throw new MovedUnderneath(path);
  const code = attempt(() => rmdirSync(name));
  if (code === null) into.files += 1;
  // What is left in it was told already.
  else if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) leave(into, path, code);
}

function isMounted(path: string, { mounts }: PurgeOptions): boolean {
  return mounts.size > 0 && mounts.has(path.split('/').slice(1).join('/'));
}

/** Does it; answers with the system's code if it could not be done. */
function attempt(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return code;
  }
}

/**
 * Makes a directory the working directory, giving us the permissions for it if they are missing (modules are 0555).
 * Answers with its name, which is another one then if it could be neither read nor entered; null if it has to stay.
 */
function enter(name: string, identity: Identity, path: string, into: Purged): string | null {
  let entered = name;
  let code = attempt(() => chdir(name));
  if (code === 'EACCES') {
    code = attempt(() => {
      entered = openUp(name, identity);
      chdir(entered);
    });
  }
  if (code !== null) {
    if (code !== 'ENOENT' && code !== 'ENOTDIR') leave(into, path, code);
    return null;
  }
  const here = factsOf('.');
  if (!same(here, identity)) throw new MovedUnderneath(path);
  // Another user's directory, or an immutable one, stays as it is: removing from it will say so.
  if (here && (here.mode & 0o700n) !== 0o700n) attempt(() => chmodSync('.', 0o700));
  return entered;
}

/** Gives us the permissions for a directory that cannot be entered. */
function openUp(name: string, identity: Identity): string {
  let descriptor: number;
  try {
    descriptor = openDirectory(name);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    return openUpByName(name, identity);
  }
  try {
    if (!same(fstatSync(descriptor, { bigint: true }), identity)) throw new MovedUnderneath(name);
    fchmodSync(descriptor, 0o700);
    return name;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * One that may be neither read nor entered can only be changed by its name, and a change by name follows links: it gets
 * a name first that nobody could have put a link under.
 */
function openUpByName(name: string, identity: Identity): string {
  const secret = `opened-${randomBytes(12).toString('hex')}`;
  renameSync(name, secret);
  if (!same(factsOf(secret), identity)) throw new MovedUnderneath(name);
  chmodSync(secret, 0o700);
  return secret;
}

/** Removes the files of the working directory and notes its directories. */
function removeFiles(
  level: Level,
  into: Purged,
  options: PurgeOptions,
  found: { unreadable: boolean },
): void {
  const { where, opaque, open } = level;
  let count = 0;
  const directory = opendirSync('.', { bufferSize: 1024 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if ((count += 1) % 512 === 0) options.tick();
      const { name } = entry;
      if (name.includes('\ufffd')) {
        found.unreadable = true;
        continue;
      }
      const isDirectory = entry.isDirectory();
      // The path is only built where it is needed: most entries are files in a directory whose content is all the cache's.
      if (!opaque && !fits(options.shape, where.inside ?? [], name, isDirectory)) {
        leave(into, `${where.path}/${name}`, 'foreign-content');
      } else if (!isDirectory) {
        removeFile(name, where.path, into, true);
      } else if (open.length < batch) {
        open.push(name);
      } else {
        level.complete = false;
      }
    }
  } finally {
    directory.closeSync();
  }
}

/** Names that are no UTF-8 are reached as bytes; directories among them are renamed, since one can only be entered by text. */
function removeUnreadable({ where, opaque }: Level, into: Purged): string[] {
  const directories: string[] = [];
  const code = attempt(() => {
    for (const name of readdirSync('.', { encoding: 'buffer' })) {
      if (!name.toString().includes('\ufffd')) continue;
      const path = `${where.path}/${name.toString()}`;
      const facts = opaque ? factsOf(name) : null;
      if (!opaque) leave(into, path, 'foreign-content');
      else if (facts?.isDirectory() === false) removeFile(name, path, into);
      else if (facts) {
        let plain = `directory-${directories.length}`;
        while (factsOf(plain)) plain += '-';
        const refused = attempt(() => renameSync(name, plain));
        if (refused === null) directories.push(plain);
        else leave(into, path, refused);
      }
    }
  });
  if (code !== null) leave(into, where.path, code);
  return directories;
}

function removeFile(name: string | Buffer, path: string, into: Purged, isBelow = false): void {
  const code = attempt(() => unlinkSync(name));
  if (code === null) into.files += 1;
  else if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    leave(into, isBelow ? `${path}/${String(name)}` : path, code);
  }
}

function leave(into: Purged, path: string, why: string): void {
  if (into.left.length < mostLeft) into.left.push({ path, why });
}
