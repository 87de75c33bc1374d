import { watch, type FSWatcher } from 'chokidar';
import { basename } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log/log.ts';
import type { Notice } from '../status.ts';
import type { Perch } from './plan.ts';
import { newPoller, pollMs } from './poller.ts';

export interface Watcher {
  /** Sits on these from now on. What it sat on already goes on, unless that directory was replaced. */
  sync(perches: ReadonlyMap<string, Perch>): void;
  /** Directories of which the system tells it; others it looks at from time to time. */
  count(): number;
  notices(): readonly Notice[];
  close(): Promise<void>;
}

export interface WatcherOptions {
  /** Something happened at a place that matters to these probes, or may have: it is no more than a hint. */
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
 * So many events within a second may have been more than the system's queue holds. What it drops then is told by nobody: libuv passes
 * over inotify's IN_Q_OVERFLOW (libuv/src/unix/linux.c, uv__inotify_read) and FSEvents' MustScanSubDirs (fsevents.c).
 */
const flood = 1_000;
const floodMs = 1_000;

/**
 * Sits on directories and never on the files in them: a link that is exchanged makes an event in its directory only, and the
 * number of watches stays that of the directories. chokidar's own reading of what happened is not needed: who is told looks
 * for himself. Where the system has no watch to give it looks every few seconds instead.
 */
export function newWatcher({ onHint, log, clock, hints }: WatcherOptions): Watcher {
  const seats = new Map<string, Seat>();
  const closing = new Set<Promise<void>>();
  const onPolled = ({ path, probes }: Perch): void => {
    log.trace({ path }, 'polled');
    onHint(probes);
  };
  const poller = newPoller(clock, onPolled);
  /** Of what lies on networks no system tells, and chokidar's own lstat might never come back. */
  const distant = newPoller(clock, onPolled);
  let retryAtMs = -Infinity;
  let burst = { sinceMs: -Infinity, events: 0 };
  let cancelFlood: () => void = () => undefined;
  let failure: { readonly path: string; readonly error: NodeJS.ErrnoException } | null = null;

  const leave = (path: string, seat: Seat): void => {
    seats.delete(path);
    const closed = seat.watcher.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };

  const countEvent = (): void => {
    const now = clock.monotonic();
    if (now - burst.sinceMs >= floodMs) burst = { sinceMs: now, events: 0 };
    burst.events += 1;
    if (burst.events !== flood) return;
    cancelFlood();
    cancelFlood = clock.after(floodMs, () => {
      log.info({ events: flood }, 'so many events that some may be lost: looking at everything');
      for (const { perch } of seats.values()) onHint(perch.probes);
    });
  };

  const sit = (perch: Perch): void => {
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
    seats.set(path, seat);
    watcher.on('raw', (_event, name) => {
      log.trace({ path, name }, 'event');
      countEvent();
      // Its own name is how a directory tells that it is gone itself.
      if (name === basename(path)) seat.dead = true;
      else if (name && seat.perch.names?.has(name) === false) return;
      onHint(seat.perch.probes);
    });
    // What happened between the look and the first watch was not heard.
    watcher.on('ready', () => {
      if (seats.get(path) === seat && poller.idle()) failure = null;
      onHint(seat.perch.probes);
    });
    watcher.on('error', (error) => {
      if (seats.get(path) !== seat) return;
      if (failure === null) log.warn({ path, reason: (error as Error).message }, 'cannot watch');
      failure = { path, error: error as NodeJS.ErrnoException };
      retryAtMs = clock.monotonic() + retryMs;
      leave(path, seat);
      poller.add(seat.perch);
      // What happened between the look and now is not polled.
      onHint(seat.perch.probes);
    });
  };

  return {
    sync: (all) => {
      const perches = new Map([...all].filter(([, { files }]) => files === null));
      distant.keep(new Map([...all].filter(([path]) => !perches.has(path))));
      for (const [path, perch] of all) if (!perches.has(path)) distant.add(perch);
      poller.keep(perches);
      if (poller.idle()) failure = null;
      if (clock.monotonic() >= retryAtMs) poller.clear();
      for (const [path, seat] of [...seats]) {
        const perch = perches.get(path);
        if (perch === undefined || seat.dead || perch.identity !== seat.perch.identity) leave(path, seat);
        else seat.perch = perch;
      }
      for (const [path, perch] of perches) {
        if (poller.has(path)) poller.add(perch);
        else if (!seats.has(path)) sit(perch);
      }
    },
    count: () => seats.size,
    notices: () => {
      if (failure === null) return [];
      const { path, error } = failure;
      const hint = hintFor(error);
      if (hint === null) return [{ code: 'watch-failed', values: { path, reason: error.message } }];
      const values = { reason: error.message, hint: hints()[hint], seconds: String(pollMs / 1000) };
      return [{ code: 'watch-limit', values }];
    },
    close: async () => {
      poller.clear();
      distant.clear();
      cancelFlood();
      for (const [path, seat] of [...seats]) leave(path, seat);
      await Promise.all(closing);
    },
  };
}

/** inotify_add_watch(2): ENOSPC; inotify_init1(2): EMFILE for its instances as for descriptors. */
function hintFor(error: NodeJS.ErrnoException): 'watches' | 'instances' | 'descriptors' | null {
  if (error.code === 'ENOSPC') return 'watches';
  if (error.code === 'EMFILE') return error.syscall === 'watch' ? 'instances' : 'descriptors';
  return error.code === 'ENFILE' ? 'descriptors' : null;
}
