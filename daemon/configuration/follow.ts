import { existsSync, lstatSync, readlinkSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** An editor writes in several steps; a change counts when nothing happened for so long. */
const settleMs = 100;
/** A chain longer than this is a loop. */
const mostLinks = 16;

/**
 * Calls back after something happened to a file: written, replaced, linked elsewhere, removed, made again, its directory too.
 * Sits on the directories of the links on the way to it, or on the nearest that exists. A hint only: events can get lost.
 */
export function followFile(file: string, onHint: () => void, onError: (error: Error) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let wanted = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;

  const renew = (): void => {
    wanted = directoriesOf(file);
    for (const [directory, watcher] of watchers) {
      if (wanted.has(directory)) continue;
      watcher.close();
      watchers.delete(directory);
    }
    for (const directory of wanted.keys()) {
      if (watchers.has(directory)) continue;
      try {
        const watcher = watch(directory, (_event, name) => {
          // Its own name is how a directory tells that it is gone itself.
          if (name === null || wanted.get(directory)?.has(name) || name === basename(directory))
            hint(name, directory);
        });
        watcher.on('error', onError);
        watchers.set(directory, watcher);
      } catch (error) {
        onError(error as Error);
      }
    }
  };
  const hint = (name: string | null, directory: string): void => {
    if (name === basename(directory)) {
      watchers.get(directory)?.close();
      watchers.delete(directory);
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      renew();
      onHint();
    }, settleMs);
  };

  renew();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** Each directory to sit on with the names in it that lie on the way to the file. */
function directoriesOf(file: string): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  let path = file;
  for (let links = 0; links < mostLinks; links++) {
    let directory = dirname(path);
    let name = basename(path);
    while (!existsSync(directory) && directory !== dirname(directory)) {
      name = basename(directory);
      directory = dirname(directory);
    }
    wanted.set(directory, (wanted.get(directory) ?? new Set()).add(name));
    const target = linkTarget(path);
    if (target === null) break;
    path = target;
  }
  return wanted;
}

function linkTarget(path: string): string | null {
  try {
    if (!lstatSync(path).isSymbolicLink()) return null;
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    // Absent, or not to be looked at: the chain ends here, and its directory is watched already.
    return null;
  }
}
