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
  const facts = factsOf(name);
  if (!facts) return;
  if (!facts.isDirectory()) return removeFile(name, inside, into);
  if (String(facts.dev) !== options.device || isMounted(inside, options)) {
    return leave(into, inside, 'mount-point');
  }
  purgeDirectory(name, identityOf(facts), inside, into, options);
}

function isMounted(inside: readonly string[], { mounts }: PurgeOptions): boolean {
  return mounts.size > 0 && mounts.has(inside.slice(1).join('/'));
}

function purgeDirectory(
  name: string,
  identity: Identity,
  inside: readonly string[],
  into: Purged,
  options: PurgeOptions,
): void {
  const outside = factsOf('.');
  if (!outside) throw new MovedUnderneath(inside.join('/'));
  const entered = enter(name, identity, inside, into);
  if (entered === null) return;
  const opaque = isOpaque(options.shape, inside);
  for (;;) {
    const before = into.files + into.left.length;
    const complete = purgeContent(inside, opaque, into, options);
    if (complete || into.files + into.left.length === before) break;
  }
  leaveTo(identityOf(outside), inside);
  const code = attempt(() => rmdirSync(entered));
  if (code === null) into.files += 1;
  // What is left in it was told already.
  else if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) leave(into, inside, code);
  options.tick();
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

function leaveTo(outside: Identity, inside: readonly string[]): void {
  if (attempt(() => chdir('..')) !== null || !same(factsOf('.'), outside)) {
    throw new MovedUnderneath(inside.join('/'));
  }
}

/**
 * Makes a directory the working directory, giving us the permissions for it if they are missing (modules are 0555).
 * Answers with its name, which is another one then if it could be neither read nor entered; null if it has to stay.
 */
function enter(name: string, identity: Identity, inside: readonly string[], into: Purged): string | null {
  let entered = name;
  let code = attempt(() => chdir(name));
  if (code === 'EACCES') {
    code = attempt(() => {
      entered = openUp(name, identity);
      chdir(entered);
    });
  }
  if (code !== null) {
    if (code !== 'ENOENT' && code !== 'ENOTDIR') leave(into, inside, code);
    return null;
  }
  const here = factsOf('.');
  if (!same(here, identity)) throw new MovedUnderneath(inside.join('/'));
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

/** Removes what the working directory holds; false when it holds more than was looked at. */
function purgeContent(
  inside: readonly string[],
  opaque: boolean,
  into: Purged,
  options: PurgeOptions,
): boolean {
  const directories: string[] = [];
  const found = { unreadable: false, complete: true };
  const code = attempt(() => removeFiles(inside, opaque, into, options, directories, found));
  if (code !== null) leave(into, inside, code);
  if (found.unreadable) directories.push(...removeUnreadable(inside, opaque, into));
  const below: PurgeOptions = opaque ? { ...options, shape: 'tree' } : options;
  for (const name of directories) purgeEntry(name, [...inside, name], into, below);
  return found.complete;
}

/** Removes the files of the working directory and notes its directories. */
function removeFiles(
  inside: readonly string[],
  opaque: boolean,
  into: Purged,
  options: PurgeOptions,
  directories: string[],
  found: { unreadable: boolean; complete: boolean },
): void {
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
      if (!opaque && !fits(options.shape, [...inside, name], isDirectory)) {
        leave(into, [...inside, name], 'foreign-content');
      } else if (!isDirectory) {
        removeFile(name, inside, into, true);
      } else if (directories.length < batch) {
        directories.push(name);
      } else {
        found.complete = false;
      }
    }
  } finally {
    directory.closeSync();
  }
}

/** Names that are no UTF-8 are reached as bytes; directories among them are renamed, since one can only be entered by text. */
function removeUnreadable(inside: readonly string[], opaque: boolean, into: Purged): string[] {
  const directories: string[] = [];
  const code = attempt(() => {
    for (const name of readdirSync('.', { encoding: 'buffer' })) {
      if (!name.toString().includes('\ufffd')) continue;
      const path = [...inside, name.toString()];
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
  if (code !== null) leave(into, inside, code);
  return directories;
}

function removeFile(name: string | Buffer, inside: readonly string[], into: Purged, below = false): void {
  const code = attempt(() => unlinkSync(name));
  if (code === null) into.files += 1;
  else if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    leave(into, below ? [...inside, String(name)] : inside, code);
  }
}

function leave(into: Purged, inside: readonly string[], why: string): void {
  if (into.left.length < mostLeft) into.left.push({ path: inside.join('/'), why });
}
