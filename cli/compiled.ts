import { lstatSync } from 'node:fs';
import { Module } from 'node:module';
import { join } from 'node:path';

/** Throws nothing: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir. */
type Enable = (directory: string) => unknown;

/** Of Node 22.8 and later. An older one is not asked for it: what Node has for modules is loaded by the question alone. */
export function enableOfNode(version = process.versions.node): Enable | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 8)) return undefined;
  return (Module as { readonly enableCompileCache?: Enable }).enableCompileCache;
}

/** Below our own cache directory: what V8 made of our code, for the next start. */
export const compiledIn = (cache: string): string => join(cache, 'compiled');

/**
 * Has Node take the compiled code of what is loaded from now on from the directory that the daemon has made, and keep it there. Who can
 * write there can run code as us, so that it has to be ours and closed to all others. Returns whether it is used.
 * To be called once the file system of that directory is known to answer.
 */
export function useCompiled(cache: string, enable: Enable | undefined = enableOfNode()): boolean {
  if (enable === undefined) return false;
  const directory = compiledIn(cache);
  const isOurs = [cache, directory].every((path) => {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    return facts?.isDirectory() === true && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0;
  });
  if (isOurs) enable(directory);
  return isOurs;
}
