import { lstatSync } from 'node:fs';
import { Module } from 'node:module';
import { join } from 'node:path';

/** Throws nothing: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir. */
type Enable = (directory: string) => unknown;

/** Of Node 22.8 and later. */
export const enableOfNode = (): Enable | undefined =>
  (Module as { readonly enableCompileCache?: Enable }).enableCompileCache;

/** Below our own cache directory: what V8 made of our code, for the next start. */
export const compiledIn = (cache: string): string => join(cache, 'compiled');

/**
 * Has Node take the compiled code of what is loaded from now on from the directory that the daemon has made, and keep it there. Who can
 * write there can run code as us, so that it has to be ours and closed to all others. Returns whether it is used.
 */
export function useCompiled(cache: string, enable?: Enable): boolean {
  const directory = compiledIn(cache);
  const isOurs = [cache, directory].every((path) => {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    return facts?.isDirectory() === true && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0;
  });
  // Node loads what it has for modules when it is asked for it: not before there is such a directory.
  const use = isOurs ? (enable ?? enableOfNode()) : undefined;
  use?.(directory);
  return use !== undefined;
}
