import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fchmodSync, fstatSync, lutimesSync, renameSync } from 'node:fs';
import { codeOf, factsOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { openDirectory } from './move.ts';

/** Thrown when a directory is not the one that was entered: nothing else is touched then. */
export class MovedUnderneath extends Error {}

/** Does it; returns the system's code if it could not be done. */
export function attempt(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return code;
  }
}

/** The name under which a directory was entered, or the system's code. */
export type Entered = { readonly name: string } | { readonly code: string };

/**
 * Makes a directory in a quarantine the working directory, giving us the permissions for it if they are missing (modules
 * are 0555). It has another name then if it could be neither read nor entered.
 */
export function enter(name: string, identity: Identity): Entered {
  let entered = name;
  let code = attempt(() => process.chdir(name));
  if (code === 'EACCES') {
    code = attempt(() => {
      entered = openUp(name, identity);
      process.chdir(entered);
    });
  }
  if (code !== null) return { code };
  const here = factsOf('.');
  if (!same(here, identity)) throw new MovedUnderneath(name);
  // Another user's directory, or an immutable one, stays as it is: removing from it will say so.
  if (here && (here.mode & 0o700n) !== 0o700n) {
    attempt(() => {
      touch('.');
      chmodSync('.', 0o700);
    });
  }
  return { name: entered };
}

/**
 * Marks a directory, by its modification time, as about to be changed by us: one that has changed and whose content is
 * as old as ever was moved here by somebody (meanwhile.ts), and we could be the ones who are killed in between.
 */
export function touch(name: string | Buffer): void {
  const now = new Date();
  lutimesSync(name, now, now);
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
    touch(name);
    fchmodSync(descriptor, 0o700);
    return name;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A directory that may be neither read nor entered can only be changed by its name, and a change by name follows links:
 * it first gets a name under which nobody could have put a link.
 */
function openUpByName(name: string, identity: Identity): string {
  const secret = `opened-${randomBytes(12).toString('hex')}`;
  touch(name);
  renameSync(name, secret);
  if (!same(factsOf(secret), identity)) throw new MovedUnderneath(name);
  chmodSync(secret, 0o700);
  return secret;
}
