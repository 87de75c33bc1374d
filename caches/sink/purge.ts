import { lutimesSync, opendirSync, readdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import type { Shape } from '../cache.ts';
import { factsOf, identityOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { fits, isOpaque } from '../shape.ts';
import { attempt, enter, MovedUnderneath, touch } from './enter.ts';
import { dropSecondLink, giveBack } from './foreign.ts';
import { isListChanged, isMovedHere, isNewFile, isRewritten } from './meanwhile.ts';
import { leave, type Purged } from './purged.ts';

/** Directories of one directory that are remembered at a time. */
const batch = 10_000;
/** Times that a directory is read again which somebody writes into while it is emptied; then what is in it stays. */
const mostRounds = 1000;

export interface PurgeOptions {
  readonly shape: Shape;
  /** Where the entry was, with every link resolved: what is not the cache's goes back there. */
  readonly root: string;
  /** When it was set aside, by the file system's own clock (milliseconds since 1970); null where that was not kept. */
  readonly since: number | null;
  /** The file system that may not be left. */
  readonly device: string;
  /** Mount points below the entry that a device number does not tell, as names joined by `/`; empty for the entry itself. */
  readonly mounts: ReadonlySet<string>;
  /** Called now and then; may throw to stop. */
  readonly tick: () => void;
}

/** Where we are in a tree: the names from the part on while the shape asks for them, and the whole as text. */
interface Where {
  /** Null below what is the cache's own, whatever it is called. */
  readonly inside: readonly string[] | null;
  readonly path: string;
}

/** A directory that we are in. The stack of them is ours and not the engine's, so that depth costs little. */
interface Level {
  /** Its name, which may differ from the one that it had. */
  readonly name: string;
  readonly identity: Identity;
  /** The directory that it is in. */
  readonly outside: Identity;
  readonly where: Where;
  /** Whether everything in it is the cache's, whatever its name. */
  readonly opaque: boolean;
  /** Whether it had got or lost a name when we came; if not, when it was modified (milliseconds since 1970). */
  readonly changed: boolean;
  readonly modified: number;
  /** Directories in it that are still to be removed. */
  readonly open: string[];
  /** Whether it was read to its end. */
  complete: boolean;
  /** How much was done when it was read the last time. */
  before: number;
  /** Times that it was read again because it was not empty. */
  rounds: number;
  /** Directories in it that stay. */
  readonly stays: Set<string>;
}

/**
 * Removes an entry of the working directory with everything in it. It never names a path: it enters each directory,
 * makes sure that it is the one that it saw from outside, and removes single names in it, so that a link put in a
 * directory's place leads nowhere. `inside` names the entry from its part on. What does not fit the shape goes back to
 * where it was written; what cannot go back, was written where everything is the cache's, is on another file system or
 * cannot be removed stays and is reported. A directory is only ever removed by `rmdir`, which does not remove one that
 * somebody has written into meanwhile: that one is read again. Only ever called with a quarantine of ours, verified by
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
    const level = enterOrRemove(entry, where, levels.at(-1)?.changed ?? false, into, options);
    if (!level) {
      levels.at(-1)?.stays.add(entry);
      return;
    }
    levels.push(level);
    readLevel(level, into, options);
  };
  // A branch may begin far below where everything is the cache's.
  const isOwn = inside.some((_, depth) => depth > 0 && isOpaque(options.shape, inside.slice(0, depth)));
  descend(name, { inside: isOwn ? null : inside, path: inside.join('/') });
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = level.open.pop();
    if (next !== undefined) descend(next, below(level, next));
    else if (!level.complete && progress(level, into) > level.before) readLevel(level, into, options);
    else {
      const end = leaveLevel(level, levels.at(-2)?.changed ?? false, into);
      if (end === 'again') readLevel(level, into, options);
      else levels.pop();
      if (end === 'stays') levels.at(-1)?.stays.add(level.name);
    }
    options.tick();
  }
}

const progress = ({ stays }: Level, { files, returned }: Purged): number => files + returned + stays.size;

function below({ where: { inside, path }, opaque }: Level, name: string): Where {
  return { inside: opaque || inside === null ? null : [...inside, name], path: `${path}/${name}` };
}

/** Enters a directory; anything else is removed, or reported, at once. */
function enterOrRemove(
  name: string,
  where: Where,
  inChanged: boolean,
  into: Purged,
  options: PurgeOptions,
): Level | null {
  const { inside, path } = where;
  const { since } = options;
  const facts = factsOf(name);
  if (!facts) return null;
  if (!facts.isDirectory()) {
    // What was restored is only a hard link here.
    const isBack = (): boolean => same(factsOf(`${options.root}/${path}`), identityOf(facts));
    if (since !== null && isRewritten(facts, since) && !isBack()) leave(into, path, 'changed');
    else removeFile(name, path, into);
    return null;
  }
  if (String(facts.dev) !== options.device || isMounted(path, options)) {
    leave(into, path, 'mount-point');
    return null;
  }
  if (inChanged && since !== null && isMovedHere(facts, since)) {
    // It stays: a cache's own directory that is half gone may look like that, and must not come back.
    leave(into, path, 'changed');
    return null;
  }
  const outside = factsOf('.');
  if (!outside) throw new MovedUnderneath(path);
  const identity = identityOf(facts);
  const entered = enter(name, identity);
  if ('code' in entered) {
    if (entered.code !== 'ENOENT' && entered.code !== 'ENOTDIR') leave(into, path, entered.code);
    return null;
  }
  return {
    ...{ name: entered.name, identity, outside: identityOf(outside), where },
    opaque: inside === null || isOpaque(options.shape, inside),
    changed: since !== null && isListChanged(facts, since),
    modified: Number(facts.mtimeMs),
    ...{ open: [], complete: true, before: 0, rounds: 0, stays: new Set() },
  };
}

/** Removes the files of a level and notes its directories. */
function readLevel(level: Level, into: Purged, options: PurgeOptions): void {
  level.before = progress(level, into);
  level.complete = true;
  const { where } = level;
  const found = { unreadable: false };
  const code = attempt(() => removeFiles(level, into, options, found));
  if (code !== null) leave(into, where.path, code);
  if (found.unreadable) level.open.push(...removeUnreadable(level, into, options));
}

/**
 * Leaves a directory and removes it. `again`: somebody may have written into it since it was read, and we are in it
 * once more. What stays in it was reported already.
 */
function leaveLevel(level: Level, inChanged: boolean, into: Purged): 'gone' | 'stays' | 'again' {
  const { name, identity, outside, before } = level;
  const { path } = level.where;
  if (attempt(() => process.chdir('..')) !== null || !same(factsOf('.'), outside))
    throw new MovedUnderneath(path);
  const code = attempt(() => rmdirSync(name));
  if (code === null) into.files += 1;
  if (code === null || code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
  if (!['ENOTEMPTY', 'EEXIST'].includes(code)) leave(into, path, code);
  else if (progress(level, into) > before && level.rounds < mostRounds) {
    level.rounds += 1;
    if (!('code' in enter(name, identity))) return 'again';
  }
  // We removed what is gone from it: the next attempt checks whether anybody else changed it.
  if (!level.changed && !inChanged) attempt(() => lutimesSync(name, new Date(), new Date(level.modified)));
  return 'stays';
}

function isMounted(path: string, { mounts }: PurgeOptions): boolean {
  return mounts.size > 0 && mounts.has(path.split('/').slice(1).join('/'));
}

/** Removes the files of the working directory and notes its directories. */
function removeFiles(
  level: Level,
  into: Purged,
  options: PurgeOptions,
  found: { unreadable: boolean },
): void {
  const { where, opaque, open } = level;
  const directory = opendirSync('.', { bufferSize: 1024 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      options.tick();
      const { name } = entry;
      if (name.includes('\ufffd')) {
        found.unreadable = true;
        continue;
      }
      const isDirectory = entry.isDirectory();
      if (!opaque && !fits(options.shape, where.inside ?? [], name, isDirectory)) {
        returnForeign(name, where.path, into, options);
      } else if (!isDirectory) {
        if (!opaque || !isMeanwhile(name, level, into, options)) removeFile(name, where.path, into, true);
      } else if (level.stays.has(name)) {
        continue;
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

/** Whether a file where everything is the cache's came since it was set aside: it stays, unless it is only a second link to one that is back. */
function isMeanwhile(
  name: string | Buffer,
  level: Level,
  into: Purged,
  { since, root }: PurgeOptions,
): boolean {
  if (since === null) return false;
  const facts = factsOf(name);
  if (!facts || !isNewFile(facts, since, level.changed)) return false;
  const path = `${level.where.path}/${name.toString()}`;
  if (typeof name === 'string' && dropSecondLink(name, `${root}/${path}`)) into.files += 1;
  else leave(into, path, 'changed');
  return true;
}

/** Puts what is not the cache's back where it was written; what cannot go back stays and is reported. */
function returnForeign(name: string | Buffer, inside: string, into: Purged, { root }: PurgeOptions): void {
  const directory = `${root}/${inside}`;
  const given = giveBack(name, directory);
  if (given.state === 'back') {
    into.returned += 1;
    if (given.renamed) into.renamed.push({ path: `${directory}/${name.toString()}`, now: given.now });
  } else if (given.state === 'linked') into.files += 1;
  else if (given.state === 'kept') leave(into, `${inside}/${given.name}`, 'foreign-content');
}

/** Names that are not UTF-8 are reached as bytes; directories among them are renamed, because one can only be entered by text. */
function removeUnreadable(level: Level, into: Purged, options: PurgeOptions): string[] {
  const { where, opaque } = level;
  const directories: string[] = [];
  const code = attempt(() => {
    for (const name of readdirSync('.', { encoding: 'buffer' })) {
      if (!name.toString().includes('\ufffd')) continue;
      const path = `${where.path}/${name.toString()}`;
      const facts = opaque ? factsOf(name) : null;
      if (!opaque) returnForeign(name, where.path, into, options);
      else if (facts?.isDirectory() === false) {
        if (!isMeanwhile(name, level, into, options)) removeFile(name, path, into);
      } else if (facts) {
        if (level.changed && options.since !== null && isMovedHere(facts, options.since)) {
          leave(into, path, 'changed');
          continue;
        }
        let plain = `directory-${directories.length}`;
        while (factsOf(plain)) plain += '-';
        const refused = attempt(() => {
          touch(name);
          renameSync(name, plain);
        });
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
