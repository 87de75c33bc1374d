import { existsSync, lstatSync, rmdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { OwnPaths } from '../host/paths.ts';
import { readFootprint } from './footprint.ts';

/**
 * Removes gowarden's own directories with all that is in them: settings, history, logs, quarantine; then the parents that its
 * installation had made, where nothing else is in them. Only directories that are named `gowarden` by the platform's
 * convention: a place that the user chose with `--state` may hold anything and is refused with an error.
 */
export function purge(paths: OwnPaths, parents: readonly string[], uid: number): readonly string[] {
  const own = [...new Set([paths.config, paths.state, paths.cache, paths.logs, paths.run])].filter((path) =>
    existsSync(path),
  );
  for (const path of own) {
    const inside = own.some((other) => other !== path && path.startsWith(`${other}/`));
    const facts = lstatSync(path);
    if ((basename(path) !== 'gowarden' && !inside) || !facts.isDirectory() || facts.uid !== uid) {
      throw new Error(
        `Refused to remove ${path}: expected a directory of yours named gowarden. Look at it and remove it by hand.`,
      );
    }
  }
  for (const path of own) rmSync(path, { recursive: true, force: true });
  for (const parent of parents.toReversed()) removeIfEmpty(parent);
  return own;
}

/** The directories that the installation had made above ours; to be asked before uninstalling forgets them. */
export function madeParents(state: string): readonly string[] {
  return readFootprint(state).directories;
}

function removeIfEmpty(directory: string): void {
  if (!existsSync(directory)) return;
  try {
    rmdirSync(directory);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
