import {
  chmodSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, factsOf, identityOf, isAbsent } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { inDirectory } from './pinned.ts';
import { inWords } from './text.ts';

/** A private directory in which the things of one plan wait, on the volume where they were. */
export interface Quarantine {
  readonly path: string;
  readonly identity: Identity;
  /**
   * When it was opened, right before the first thing was set aside, by the file system's own clock (milliseconds since
   * 1970). Absent in journals of earlier versions.
   */
  readonly since?: number;
}

/** The name of a quarantine that is beside a cache. */
export const besideName = '.gowarden-quarantine';

/**
 * Where a root's entries can wait: with our own cache if that is on the same volume, else beside the root, else in it
 * (a cache that is a volume of its own). A rename is only ever possible within one.
 */
export function quarantineBases(root: string, ownCache: string): string[] {
  return [`${ownCache}/quarantine`, `${dirname(root)}/${besideName}`, `${root}/${besideName}`];
}

export type Opened =
  { readonly ok: true; readonly quarantine: Quarantine } | { readonly ok: false; readonly detail: string };

/** Makes `base/name`, both private. Refuses a base that is a link, another user's, or on another volume than wanted. */
export function openQuarantine(base: string, name: string, device: string, uid: number): Opened {
  try {
    mkdirSync(base, { recursive: true, mode: 0o700 });
    const facts = factsOf(base);
    if (!facts?.isDirectory()) return { ok: false, detail: inWords('notADirectory', { path: base }) };
    if (String(facts.dev) !== device) return { ok: false, detail: inWords('otherVolume', { path: base }) };
    if (Number(facts.uid) !== uid)
      return { ok: false, detail: inWords('ofAnother', { path: base, uid: facts.uid }) };
    if ((facts.mode & 0o77n) !== 0n) chmodSync(base, 0o700);
    const path = `${realpathSync.native(base)}/${name}`;
    if (!factsOf(path)) mkdirSync(path, { mode: 0o700 });
    const made = factsOf(path);
    if (!made?.isDirectory() || Number(made.uid) !== uid) {
      return { ok: false, detail: inWords('notOurs', { path }) };
    }
    // Whatever its age: this is now, by the file system's own clock.
    const now = new Date();
    utimesSync(path, now, now);
    const since = Number(factsOf(path)?.ctimeMs ?? made.ctimeMs);
    return { ok: true, quarantine: { path, identity: identityOf(made), since } };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { ok: false, detail: `${base}: ${code}` };
  }
}

/** What is on its way to be removed for good. Renamed to this first, so that nothing half removed is ever put back. */
export const doomed = (name: string): string => `purging-${name}`;

/** Marks entries of the working directory, which is a quarantine, as on their way out. */
export function doom(names: readonly string[]): void {
  for (const name of names) {
    try {
      if (factsOf(name)) renameSync(name, doomed(name));
    } catch (error) {
      // Gone at that very moment.
      if (!isAbsent(error)) throw error;
    }
  }
}

const planName = /^[0-9a-z]+-[0-9a-f]{8}$/;
const waitingName = /^(purging-)?\d+$/;

/** Removes the quarantines in a base that hold nothing, not even in the directories that entries are set aside in. */
export function closeIfEmpty(base: string, known: ReadonlySet<string>): void {
  if (!factsOf(base)?.isDirectory()) return;
  for (const name of readdirSync(base)) {
    const path = `${base}/${name}`;
    const facts = factsOf(path);
    if (!planName.test(name) || known.has(path) || !facts?.isDirectory()) continue;
    for (const below of readdirSync(path)) if (waitingName.test(below)) removeIfEmpty(`${path}/${below}`);
    closeQuarantine({ path, identity: identityOf(facts) });
  }
}

/** Removes an empty quarantine, and the directory that it is in if that was made for it and is empty too. */
export function closeQuarantine(quarantine: Quarantine): boolean {
  if (!factsOf(quarantine.path)) return true;
  if (!removeIfEmpty(quarantine.path)) return false;
  const base = dirname(quarantine.path);
  if (base.endsWith(`/${besideName}`)) removeIfEmpty(base);
  return true;
}

function removeIfEmpty(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return isAbsent(error);
  }
}

/** Names of what waits in a quarantine; null when it is gone or is another directory. */
export function waitingIn(quarantine: Quarantine): readonly string[] | null {
  if (!factsOf(quarantine.path)) return null;
  const read = inDirectory(quarantine.path, quarantine.identity, () => readdirSync('.'));
  return read.ok ? read.value : null;
}

/** Removes one of our own files: a journal that has ended, the ballast. */
export function removeOwnFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}
