import { type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';
import type { Files } from '../../host/files.ts';
import type { Clock } from '../clock.ts';

/** Directories watched at most. */
const most = 256;
/** Between two hints: a download makes many directories at once. */
const betweenMs = 80;

export interface ColdCacheParts {
  readonly moduleCache: string;
  readonly files: Files;
  readonly clock: Clock;
  /** Something is downloaded that was not there: go commands are at work. */
  readonly onDownload: () => void;
  /** A directory could not be watched, by its path. Then only the next glance sees what happens there. */
  readonly onRefused: (path: string, error: NodeJS.ErrnoException) => void;
}

/**
 * Hears of downloads as they begin. go makes `cache/download/<host>/<owner>/<repository>/@v` before it takes the lock of a
 * module version there, and `cache/vcs/<hash>` before git's (cmd/go/internal/modfetch): the long waits are for these. Two
 * levels below `cache/download` are watched, so that a new host, owner or repository is heard of and a new version of a
 * known one is not. For inotify only: FSEvents would tell of everything below.
 */
export class ColdCache {
  readonly #parts: ColdCacheParts;
  readonly #watched = new Map<string, FSWatcher>();
  #cancel: (() => void) | null = null;
  #quietUntil = -Infinity;

  constructor(parts: ColdCacheParts) {
    this.#parts = parts;
  }

  /** Watches what is there now. */
  sync(): void {
    const places = new Set(this.#places());
    for (const path of [...this.#watched.keys()]) if (!places.has(path)) this.#leave(path);
    for (const path of places) if (!this.#watched.has(path)) this.#sit(path);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    for (const path of [...this.#watched.keys()]) this.#leave(path);
  }

  #places(): readonly string[] {
    const cache = join(this.#parts.moduleCache, 'cache');
    const download = join(cache, 'download');
    // The checksum database's notes are no modules, and change all the time.
    const hosts = this.#directoriesIn(download).filter((path) => basename(path) !== 'sumdb');
    const owners = hosts.flatMap((host) => this.#directoriesIn(host));
    return [cache, download, join(cache, 'vcs'), ...hosts, ...owners]
      .filter((path) => {
        const facts = this.#parts.files.target(path);
        return facts.ok && facts.value.kind === 'directory';
      })
      .slice(0, most);
  }

  #directoriesIn(directory: string): readonly string[] {
    const listed = this.#parts.files.list(directory);
    return listed.ok ? listed.value.map((name) => join(directory, name)) : [];
  }

  #sit(path: string): void {
    try {
      const watcher = watch(this.#parts.files.onDisk(path), (_event, name) => {
        // Its own name is how a directory tells that it is gone itself.
        if (name === basename(path)) this.#leave(path);
        this.#heard();
      });
      watcher.on('error', (error) => {
        this.#leave(path);
        this.#parts.onRefused(path, error);
      });
      this.#watched.set(path, watcher);
    } catch (error) {
      this.#parts.onRefused(path, error as NodeJS.ErrnoException);
    }
  }

  #leave(path: string): void {
    this.#watched.get(path)?.close();
    this.#watched.delete(path);
  }

  /** At once, and of what comes then the last. */
  #heard(): void {
    const { clock } = this.#parts;
    this.#cancel ??= clock.after(Math.max(0, this.#quietUntil - clock.monotonic()), () => {
      this.#cancel = null;
      this.#quietUntil = clock.monotonic() + betweenMs;
      this.sync();
      this.#parts.onDownload();
    });
  }
}
