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
export class FileWatch {
  readonly #file: string;
  readonly #onHint: () => void;
  readonly #onError: (error: Error) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #wanted = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, onHint: () => void, onError: (error: Error) => void) {
    this.#file = file;
    this.#onHint = onHint;
    this.#onError = onError;
    this.#renew();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #renew(): void {
    this.#wanted = directoriesOf(this.#file);
    for (const [directory, watcher] of this.#watchers) {
      if (this.#wanted.has(directory)) continue;
      watcher.close();
      this.#watchers.delete(directory);
    }
    for (const directory of this.#wanted.keys()) {
      if (this.#watchers.has(directory)) continue;
      try {
        const watcher = watch(directory, (_event, name) => {
          // A directory reports its own removal under its own name.
          if (name === null || this.#wanted.get(directory)?.has(name) || name === basename(directory))
            this.#hint(name, directory);
        });
        watcher.on('error', this.#onError);
        this.#watchers.set(directory, watcher);
      } catch (error) {
        this.#onError(error as Error);
      }
    }
  }

  #hint(name: string | null, directory: string): void {
    if (name === basename(directory)) {
      this.#watchers.get(directory)?.close();
      this.#watchers.delete(directory);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#renew();
      this.#onHint();
    }, settleMs);
  }
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
