import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrivateDirectory, ownFacts, removeOwn } from '../../../daemon/files/own.ts';
import { compiledIn } from '../../compiled.ts';

/** Of an earlier version of ours or of Node, by then; what is still used is made anew. */
const longestKeptMs = 30 * 86_400_000;

/**
 * Makes the directory in which commands keep their compiled code, so that a command that looks once leaves nothing behind, and removes
 * what is old there. Throws a sentence when it cannot be made private, and the system's error.
 */
export function prepareCompiled(cache: string, now: number): void {
  ensurePrivateDirectory(cache);
  const directory = compiledIn(cache);
  ensurePrivateDirectory(directory);
  // A directory for each version of Node, and in it a file for each of ours.
  for (const { name } of readdirSync(directory, { withFileTypes: true }).filter((one) => one.isDirectory()))
    for (const file of readdirSync(join(directory, name))) {
      const path = join(directory, name, file);
      const facts = ownFacts(path);
      if (facts?.isFile() && now - facts.mtimeMs > longestKeptMs) removeOwn(path);
    }
}
