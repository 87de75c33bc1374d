import { randomBytes } from 'node:crypto';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  type BigIntStats,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, factsOf, identityOf } from '../identity.ts';
import { renameEntry } from './move.ts';

/** What became of it: `back` under its own name or another, `linked` when it was only a second link, otherwise why it stays and as what. */
export type GivenBack =
  | { readonly state: 'back'; readonly now: string; readonly renamed: boolean }
  | { readonly state: 'linked' | 'gone' }
  | { readonly state: 'kept'; readonly name: string; readonly why: string };

/** Numbers that are tried for a name when its own is taken. */
const mostNames = 1000;

/** The mark of what is on its way back, and is found under it after a crash. */
const onItsWay = /\.returning-[0-9a-f]{24}$/;
/** Longer names have no room for the mark: 255 bytes are the limit of every usual file system. */
const longestName = 200;

/**
 * Gives an entry of the working directory, which is inside a quarantine, back to the directory that it was written for.
 * It is first renamed to a name that nobody knows, so that nothing else of its name is ever mistaken for it; then it is
 * linked to its place, because a link never replaces what is there, and its old name goes last. What is written to it
 * all the while is written to the same file. Nothing is opened, copied or removed.
 */
export function giveBack(name: string | Buffer, directory: string): GivenBack {
  const given = Buffer.from(name);
  const mark = randomBytes(12).toString('hex');
  const wanted = given.toString('latin1').replace(onItsWay, '');
  // An entry that could not go back before has such a name already.
  const hidden = onItsWay.test(given.toString('latin1'))
    ? given
    : Buffer.from(
        wanted.length > longestName ? `returning-${mark}` : `${wanted}.returning-${mark}`,
        'latin1',
      );
  let at = given;
  try {
    const refused = refuseHome(directory);
    if (refused !== null) return { state: 'kept', name: given.toString(), why: refused };
    if (hidden !== given) renameSync(given, hidden);
    at = hidden;
    return place(hidden, directory, Buffer.from(wanted, 'latin1'));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    // Gone before we came.
    if (code === 'ENOENT' && at === given) return { state: 'gone' };
    return { state: 'kept', name: at.toString(), why: code };
  }
}

/** Removes an entry of the working directory if the very same file is in its place as well; false if it is not. */
export function dropSecondLink(name: string, home: string): boolean {
  const there = factsOf(home);
  const here = factsOf(name);
  if (!there || !here || !isSameFile(here, there)) return false;
  return giveBack(name, dirname(home)).state === 'linked';
}

/** Makes the directory if it is gone. Null when it is there; else why things cannot go back there. */
function refuseHome(directory: string): string | null {
  let standing = directory;
  while (standing !== '/' && !factsOf(standing)) standing = dirname(standing);
  if (realpathSync.native(standing) !== standing) return 'ELOOP';
  if (standing !== directory) mkdirSync(directory, { recursive: true });
  return realpathSync.native(directory) === directory ? null : 'ELOOP';
}

function place(from: Buffer, directory: string, name: Buffer): GivenBack {
  const facts = lstatSync(from, { bigint: true });
  const prefix = Buffer.from(`${directory}/`);
  for (let number = 0; number < mostNames; number += 1) {
    const suffix = Buffer.from(number === 0 ? '' : `.restored-${number}`);
    const to = Buffer.concat([prefix, name, suffix]);
    const there = factsOf(to);
    if (there && !facts.isDirectory() && isSameFile(facts, there)) {
      unlinkSync(from);
      return { state: 'linked' };
    }
    if (!there && putAt(from, to, facts)) return { state: 'back', now: to.toString(), renamed: number > 0 };
  }
  return { state: 'kept', name: from.toString(), why: 'EEXIST' };
}

/** False when something appeared there at this very moment. */
function putAt(from: Buffer, to: Buffer, facts: BigIntStats): boolean {
  try {
    if (facts.isDirectory()) {
      // Never replaces what holds anything.
      renameEntry(from, to, identityOf(facts));
      return true;
    }
    // On macOS a link to a symbolic link is one to what it leads to (link(2)).
    if (facts.isSymbolicLink()) symlinkSync(readlinkSync(from, 'buffer'), to);
    else linkSync(from, to);
    unlinkSync(from);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function isSameFile(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}
