import { watch, type FSWatcher } from 'chokidar';
import { basename } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log/log.ts';
import { rowOf } from '../error-row.ts';
import type { Notice } from '../status.ts';
import type { Perch } from './plan.ts';
import { newPoller, pollMs, type Poller } from './poller.ts';

export interface WatcherOptions {
  /** Something happened at a place that matters to these probes, or may have: it is only a hint. */
  readonly onHint: (probes: ReadonlySet<string>) => void;
  readonly log: Log;
  readonly clock: Clock;
  /** What raises each limit, for people. */
  readonly hints: () => Readonly<Record<'watches' | 'instances' | 'descriptors', string>>;
}

interface Seat {
  perch: Perch;
  readonly watcher: FSWatcher;
  /** Its directory was removed or moved: nothing more will be heard from there. */
  dead: boolean;
}

/** After a limit was hit, how long until the system is asked again to tell of changes. */
const retryMs = 60_000;

/**
 * This many events within a second may have been more than the system's queue holds. Nothing reports what it drops
 * then: libuv passes over inotify's IN_Q_OVERFLOW (libuv/src/unix/linux.c, uv__inotify_read) and FSEvents'
 * MustScanSubDirs (fsevents.c).
 */
const flood = 1_000;
const floodMs = 1_000;

/**
 * Watches directories and never the files in them: a link that is exchanged makes an event in its directory only, and
 * the number of watches stays that of the directories. chokidar's own reading of what happened is not needed: the
 * receiver of a hint looks for itself. Where the system runs out of watches it looks every few seconds instead.
 */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #seats = new Map<string, Seat>();
  readonly #closing = new Set<Promise<void>>();
  readonly #poller: Poller;
  /** No system reports changes on network volumes, and chokidar's own lstat might never come back. */
  readonly #distant: Poller;
  #retryAtMs = -Infinity;
  #burst = { sinceMs: -Infinity, events: 0 };
  #cancelFlood: () => void = () => undefined;
  #failure: { readonly path: string; readonly error: NodeJS.ErrnoException } | null = null;

  constructor(options: WatcherOptions) {
    const onPolled = ({ path, probes }: Perch): void => {
      options.log.trace({ path }, 'polled');
      options.onHint(probes);
    };
    this.#options = options;
    this.#poller = newPoller(options.clock, onPolled);
    this.#distant = newPoller(options.clock, onPolled);
  }

  /** Watches these from now on. Existing watches continue, unless their directory was replaced. */
  sync(all: ReadonlyMap<string, Perch>): void {
    const perches = new Map([...all].filter(([, { files }]) => files === null));
    this.#distant.keep(new Map([...all].filter(([path]) => !perches.has(path))));
    for (const [path, perch] of all) if (!perches.has(path)) this.#distant.add(perch);
    this.#poller.keep(perches);
    if (this.#poller.idle()) this.#failure = null;
    if (this.#options.clock.monotonic() >= this.#retryAtMs) this.#poller.clear();
    for (const [path, seat] of [...this.#seats]) {
      const perch = perches.get(path);
      if (perch === undefined || seat.dead || perch.identity !== seat.perch.identity) this.#leave(path, seat);
      else seat.perch = perch;
    }
    for (const [path, perch] of perches) {
      if (this.#poller.has(path)) this.#poller.add(perch);
      else if (!this.#seats.has(path)) this.#sit(perch);
    }
  }

  /** Directories whose changes the system reports; it looks at others from time to time. */
  count(): number {
    return this.#seats.size;
  }

  notices(): readonly Notice[] {
    if (this.#failure === null) return [];
    const { path, error } = this.#failure;
    const hint = hintFor(error);
    if (hint === null) return [{ code: 'watch-failed', values: { path, reason: error.message } }];
    const values = {
      reason: error.message,
      hint: this.#options.hints()[hint],
      seconds: String(pollMs / 1000),
    };
    return [{ code: 'watch-limit', values }];
  }

  async close(): Promise<void> {
    this.#poller.clear();
    this.#distant.clear();
    this.#cancelFlood();
    for (const [path, seat] of [...this.#seats]) this.#leave(path, seat);
    await Promise.all(this.#closing);
  }

  #sit(perch: Perch): void {
    const { log, onHint } = this.#options;
    const { path } = perch;
    const watcher = watch(path, {
      // Without it no error handler is attached, and running out of watches would end the process.
      persistent: true,
      depth: 0,
      followSymlinks: false,
      ignoreInitial: true,
      atomic: false,
      ignored: (entry) => entry !== path,
    });
    const seat: Seat = { perch, watcher, dead: false };
    this.#seats.set(path, seat);
    watcher.on('raw', (_event, name) => {
      log.trace({ path, name }, 'event');
      this.#countEvent(path, seat);
      // A directory reports its own removal under its own name.
      if (name === basename(path)) seat.dead = true;
      else if (name && seat.perch.names?.has(name) === false) return;
      onHint(seat.perch.probes);
    });
    // What happened between the look and the first watch was not heard.
    watcher.on('ready', () => {
      if (this.#seats.get(path) === seat && this.#poller.idle()) this.#failure = null;
      onHint(seat.perch.probes);
    });
    watcher.on('error', (error) => this.#unseat(path, seat, error as NodeJS.ErrnoException));
  }

  /** The system cannot tell of that directory, for now: it is looked at from time to time. */
  #unseat(path: string, seat: Seat, error: NodeJS.ErrnoException): void {
    if (this.#seats.get(path) !== seat) return;
    const { log, clock, onHint } = this.#options;
    if (this.#failure === null) {
      const reason = error.message;
      void rowOf(reason).then((row) =>
        log.warn({ path, reason, ...(row !== null && { row }) }, 'cannot watch'),
      );
    }
    this.#failure = { path, error };
    this.#retryAtMs = clock.monotonic() + retryMs;
    this.#leave(path, seat);
    this.#poller.add(seat.perch);
    // What happened between the look and now is not polled.
    onHint(seat.perch.probes);
  }

  #leave(path: string, seat: Seat): void {
    this.#seats.delete(path);
    const closed = seat.watcher.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }

  #countEvent(path: string, seat: Seat): void {
    const { clock, log, onHint } = this.#options;
    const now = clock.monotonic();
    if (now - this.#burst.sinceMs >= floodMs) this.#burst = { sinceMs: now, events: 0 };
    this.#burst.events += 1;
    if (this.#burst.events !== flood) return;
    // libuv reads events for as long as there are any: where they arrive faster than they are handled, nothing else gets its turn.
    if (this.#seats.get(path) === seat) {
      this.#leave(path, seat);
      this.#poller.add(seat.perch);
      this.#retryAtMs = Math.max(this.#retryAtMs, now + floodMs);
    }
    this.#cancelFlood();
    this.#cancelFlood = clock.after(floodMs, () => {
      log.info({ events: flood }, 'so many events that some may be lost: looking at everything');
      onHint(seat.perch.probes);
      for (const { perch } of this.#seats.values()) onHint(perch.probes);
    });
  }
}

/** inotify_add_watch(2): ENOSPC; inotify_init1(2): EMFILE for its instances as for descriptors. */
function hintFor(error: NodeJS.ErrnoException): 'watches' | 'instances' | 'descriptors' | null {
  if (error.code === 'ENOSPC') return 'watches';
  if (error.code === 'EMFILE') return error.syscall === 'watch' ? 'instances' : 'descriptors';
  return error.code === 'ENFILE' ? 'descriptors' : null;
}
