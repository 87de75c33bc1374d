import { type FSWatcher, watch } from 'node:fs';
import type { Files } from '../../host/files/files.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Host } from '../../host/host.ts';
import type { Clock } from '../clock.ts';

/** Times in a minute that others' files wake us up: with the glances at rest, no more often than a glance a second would. */
const mostOthers = 40;
const minuteMs = 60_000;
/** Events that come within this time are read at one waking, or nearly so. */
const togetherMs = 20;
/** Events of others in a minute, however close together: to read them takes time as well. */
const mostEvents = 1_000;
/** A directory in which others are that busy is left alone for so long. */
const leaveForMs = 10 * minuteMs;

/** Where go commands may create their work directories: GOTMPDIR or TMPDIR of each context, otherwise `/tmp` (os.TempDir). */
export async function temporaryDirectories(host: Host): Promise<readonly string[]> {
  const contexts = await host.contexts();
  const places = contexts.map(({ environment }) => {
    const own = readSettings(host, environment, null)('GOTMPDIR').value;
    return own || environment.TMPDIR || '/tmp';
  });
  return [...new Set(places)].filter((place) => place.startsWith('/'));
}

export interface BuildDirectoriesParts {
  /** Temporary directories, of which any may be absent. */
  readonly places: readonly string[];
  readonly files: Files;
  readonly clock: Clock;
  readonly onBuild: () => void;
  /** A directory could not be watched, by its path. */
  readonly onRefused: (path: string, error: NodeJS.ErrnoException) => void;
}

/**
 * Hears of builds as they begin: build, vet, test, run, and `list` as gopls calls it make `go-build<number>` below the temporary
 * directory within 50 ms (https://pkg.go.dev/cmd/go#hdr-Environment_variables, GOTMPDIR). For inotify only.
 */
export class BuildDirectories {
  readonly #parts: BuildDirectoriesParts;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #others = new Map<string, { since: number; last: number; count: number; events: number }>();
  readonly #leftUntil = new Map<string, number>();

  constructor(parts: BuildDirectoriesParts) {
    this.#parts = parts;
    this.sync();
  }

  /** Whether builds are heard of in all of the directories that exist. */
  get hears(): boolean {
    const { places } = this.#parts;
    return (
      this.#watchers.size > 0 && places.every((place) => this.#watchers.has(place) || !this.#isThere(place))
    );
  }

  /** Watches what is there now, and not too busy. */
  sync(): void {
    const { places, files, clock } = this.#parts;
    for (const place of this.#watchers.keys()) if (!this.#isThere(place)) this.#leave(place);
    for (const place of places) {
      const isLeft = clock.monotonic() < (this.#leftUntil.get(place) ?? -Infinity);
      if (!isLeft && !this.#watchers.has(place) && this.#isThere(place) && files.mayWatch(place))
        this.#sit(place);
    }
  }

  close(): void {
    for (const place of [...this.#watchers.keys()]) this.#leave(place);
  }

  #isThere(place: string): boolean {
    const facts = this.#parts.files.target(place);
    return facts.ok && facts.value.kind === 'directory';
  }

  #sit(place: string): void {
    const { files, onBuild, onRefused } = this.#parts;
    try {
      const watcher = watch(files.onDisk(place), (event, name) => {
        if (name?.startsWith('go-build') !== true) this.#count(place);
        // Made or removed; what is written in it is nothing new.
        else if (event === 'rename') onBuild();
      });
      watcher.on('error', (error) => {
        this.#leave(place);
        onRefused(place, error);
      });
      this.#watchers.set(place, watcher);
    } catch (error) {
      onRefused(place, error as NodeJS.ErrnoException);
    }
  }

  /** Somebody else's file: each wakes us up, so that too many are worse than glances. */
  #count(place: string): void {
    const now = this.#parts.clock.monotonic();
    const known = this.#others.get(place);
    const isSame = known !== undefined && now - known.since < minuteMs;
    const minute = isSame ? known : { since: now, last: -Infinity, count: 0, events: 0 };
    this.#others.set(place, minute);
    minute.events += 1;
    if (now - minute.last >= togetherMs) {
      minute.last = now;
      minute.count += 1;
    }
    if (minute.count <= mostOthers && minute.events <= mostEvents) return;
    this.#leftUntil.set(place, now + leaveForMs);
    this.#leave(place);
  }

  #leave(place: string): void {
    this.#watchers.get(place)?.close();
    this.#watchers.delete(place);
  }
}
