import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import type { Clock } from '../clock.ts';

/** Directories watched at most. */
const most = 256;
/** Levels below `cache` that are watched: `download`, its hosts, their owners. */
const deepest = 3;
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
    for (const path of [...this.#watched.keys()]) if (!this.#isDirectory(path)) this.#leave(path);
    this.#follow(join(this.#parts.moduleCache, 'cache'), 0);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    for (const path of [...this.#watched.keys()]) this.#leave(path);
  }

  /** Watches a directory and those in it that matter: `cache` (0), `download` and `vcs` (1), hosts (2), owners (3). */
  #follow(path: string, level: number): void {
    if (!this.#matters(path, level) || !this.#isDirectory(path)) return;
    if (!this.#watched.has(path)) this.#sit(path, level);
    if (level >= deepest) return;
    const listed = this.#parts.files.list(path);
    if (listed.ok) for (const name of listed.value) this.#follow(join(path, name), level + 1);
  }

  #matters(path: string, level: number): boolean {
    const name = basename(path);
    if (level === 1) return name === 'download' || name === 'vcs';
    // The checksum database's notes are not modules, and change all the time; clones are git's affair.
    return level === 0 || (name !== 'sumdb' && basename(dirname(path)) !== 'vcs');
  }

  #isDirectory(path: string): boolean {
    const facts = this.#parts.files.target(path);
    return facts.ok && facts.value.kind === 'directory';
  }

  #sit(path: string, level: number): void {
    if (this.#watched.size >= most || !this.#parts.files.mayWatch(path)) return;
    try {
      const watcher = watch(this.#parts.files.onDisk(path), (_event, name) => {
        // A directory reports its own removal under its own name.
        if (name === basename(path)) this.#leave(path);
        else if (name !== null && level < deepest) this.#follow(join(path, name), level + 1);
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
      this.#parts.onDownload();
    });
  }
}
