import { codeOf, factsOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { inWords } from './text.ts';

export type Pinned<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/**
 * Does something with a directory as the working directory, after making sure that it is the one that was meant.
 * Single names are then resolved in that very directory, whatever is done to the path that led there: what `openat`
 * gives to C, on every system and without native code (Node has neither `renameat` nor `unlinkat`, and checking a path
 * before using it again is the fault behind CVE-2022-21658). Synchronous, so that nothing of ours runs in between.
 */
export function inDirectory<T>(path: string, identity: Identity, act: () => T): Pinned<T> {
  const back = workingDirectory();
  try {
    process.chdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { ok: false, why: code };
  }
  try {
    if (!same(factsOf('.'), identity)) return { ok: false, why: inWords('anotherDirectory') };
    return { ok: true, value: act() };
  } finally {
    returnTo(back);
  }
}

/** Where we are; `/` when that directory is gone. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return '/';
  }
}

function returnTo(path: string): void {
  try {
    process.chdir(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    process.chdir('/');
  }
}
