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
import { codeOf, factsOf, identityOf, isAbsent, same } from '../identity.ts';
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
  if (String(facts.dev) !== options.device) return leave(into, inside, 'mount-point');
  purgeDirectory(name, identityOf(facts), inside, into, options);
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
  if (!enter(name, identity, inside, into)) return;
  const opaque = isOpaque(options.shape, inside);
  for (;;) {
    const before = into.files + into.left.length;
    const complete = purgeContent(inside, opaque, into, options);
    if (complete || into.files + into.left.length === before) break;
  }
  chdir('..');
  if (!same(factsOf('.'), identityOf(outside))) throw new MovedUnderneath(inside.join('/'));
  try {
    rmdirSync(name);
    into.files += 1;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    // What is left in it was told already.
    if (!isAbsent(error) && code !== 'ENOTEMPTY' && code !== 'EEXIST') leave(into, inside, code);
  }
  options.tick();
}

/** Makes a directory the working directory, giving us the permissions for it if they are missing (modules are 0555). */
function enter(name: string, identity: Identity, inside: readonly string[], into: Purged): boolean {
  try {
    chdir(name);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EACCES' || !openUp(name, identity)) {
      if (code === undefined) throw error;
      if (!isAbsent(error)) leave(into, inside, code);
      return false;
    }
    chdir(name);
  }
  const here = factsOf('.');
  if (!same(here, identity)) throw new MovedUnderneath(inside.join('/'));
  if (here && (here.mode & 0o700n) !== 0o700n) chmodHere();
  return true;
}

function chmodHere(): void {
  try {
    chmodSync('.', 0o700);
  } catch (error) {
    // Another user's directory, or an immutable one: removing from it will say so.
    if (codeOf(error) === undefined) throw error;
  }
}

/** For directories that may be read but not entered; one that may be neither is opened by its name. */
function openUp(name: string, identity: Identity): boolean {
  try {
    const descriptor = openDirectory(name);
    try {
      if (!same(fstatSync(descriptor, { bigint: true }), identity)) return false;
      fchmodSync(descriptor, 0o700);
      return true;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (codeOf(error) !== 'EACCES') return false;
    const facts = factsOf(name);
    if (!same(facts, identity) || facts?.isSymbolicLink()) return false;
    chmodSync(name, 0o700);
    return true;
  }
}

/** Removes what the working directory holds; false when it holds more than was looked at. */
function purgeContent(
  inside: readonly string[],
  opaque: boolean,
  into: Purged,
  options: PurgeOptions,
): boolean {
  const directories: string[] = [];
  let unreadable = false;
  let complete = true;
  let count = 0;
  const directory = opendirSync('.', { bufferSize: 1024 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if ((count += 1) % 512 === 0) options.tick();
      const { name } = entry;
      if (name.includes('\ufffd')) {
        unreadable = true;
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
        complete = false;
      }
    }
  } finally {
    directory.closeSync();
  }
  if (unreadable) directories.push(...removeUnreadable(inside, opaque, into));
  for (const name of directories) {
    const path = [...inside, name];
    const facts = factsOf(name);
    if (!facts) continue;
    if (!facts.isDirectory()) removeFile(name, path, into);
    else if (String(facts.dev) !== options.device) leave(into, path, 'mount-point');
    else
      purgeDirectory(name, identityOf(facts), path, into, opaque ? { ...options, shape: 'tree' } : options);
  }
  return complete;
}

/** Names that are no UTF-8 are reached as bytes; directories among them are renamed, since one can only be entered by text. */
function removeUnreadable(inside: readonly string[], opaque: boolean, into: Purged): string[] {
  const directories: string[] = [];
  for (const name of readdirSync('.', { encoding: 'buffer' })) {
    if (!name.toString().includes('\ufffd')) continue;
    const path = [...inside, name.toString()];
    if (!opaque) {
      leave(into, path, 'foreign-content');
      continue;
    }
    const facts = factsOf(name);
    if (!facts) continue;
    if (!facts.isDirectory()) {
      removeFile(name, path, into);
      continue;
    }
    let plain = `directory-${directories.length}`;
    while (factsOf(plain)) plain += '-';
    renameSync(name, plain);
    directories.push(plain);
  }
  return directories;
}

function removeFile(name: string | Buffer, inside: readonly string[], into: Purged, below = false): void {
  try {
    unlinkSync(name);
    into.files += 1;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (!isAbsent(error)) leave(into, below ? [...inside, String(name)] : inside, code);
  }
}

function leave(into: Purged, inside: readonly string[], why: string): void {
  if (into.left.length < mostLeft) into.left.push({ path: inside.join('/'), why });
}
