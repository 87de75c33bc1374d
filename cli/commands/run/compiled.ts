import { ensurePrivateDirectory } from '../../../daemon/files/own.ts';
import { compiled } from '../../../launchd/manifest.ts';
import { removeOld } from '../../../launchd/purge.ts';
import { compiledIn } from '../../compiled.ts';

/** By then it belongs to an earlier version of ours or of Node; what is still used is created again. */
const longestKeptMs = 30 * 86_400_000;

/**
 * Makes the directory in which commands keep their compiled code, so that a command that looks once leaves nothing behind, and removes
 * what is old there. Throws a sentence when it cannot be made private, and the system's error.
 */
export function prepareCompiled(cache: string, now: number): void {
  ensurePrivateDirectory(cache);
  const directory = compiledIn(cache);
  ensurePrivateDirectory(directory);
  removeOld(directory, compiled, process.getuid?.() ?? -1, now - longestKeptMs);
}
