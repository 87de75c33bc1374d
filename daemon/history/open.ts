import { setAside } from '../files/own.ts';
import type { Log } from '../log/log.ts';
import type { Notice } from '../status.ts';
import { companions, openDatabase } from './database.ts';
import { driverDirectory, loadDriver, type Loaded } from './driver.ts';
import { entryOf, limitOf, matches } from './entry.ts';
import type { Baselines, History, HistoryEntry, Past } from './history.ts';
import { newStore, type Store } from './store.ts';
import { ailmentOf, reasonOf } from './trouble.ts';

export interface HistoryOptions {
  readonly file: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How SQLite is loaded, and where its schema stands: for tests of what happens when that fails. */
  readonly load?: () => Promise<Loaded>;
  readonly schema?: string;
  /** Entries that wait in memory at most. Default 10,000. */
  readonly capacity?: number;
}

/** More than once in a life, something else is at work: then the file is left alone. */
const mostSetAside = 2;

/**
 * Opens what is remembered. Never rejects: without a usable database it remembers in memory, says so in `notices`, and takes
 * the database up as soon as it can be used.
 */
export async function openHistory(options: HistoryOptions): Promise<History> {
  const { file, log, now, capacity = 10_000 } = options;
  const loaded = await (options.load ?? loadDriver)();
  const lasting = new Map<string, Notice>();
  let passing: Notice | null = null;
  let store: Store | null = null;
  let setAsides = 0;
  let lastId = 0;
  let dropped = 0;
  let waiting: HistoryEntry[] = [];
  let waitingBaselines = new Map<string, Baselines extends ReadonlyMap<string, infer O> ? O : never>();

  const note = (notice: Notice): void => {
    lasting.set(notice.code, notice);
    log.warn({ notice }, 'history');
  };

  /** Opens the file, setting aside one that is unfit. */
  const open = (): void => {
    if (!loaded.ok || store !== null) return;
    try {
      store = newStore(openDatabase(file, loaded.driver, options.schema), file);
      const first = store.lastId() + 1;
      // What was remembered without it moves behind what it holds.
      if (first > (waiting[0]?.id ?? first)) {
        waiting = waiting.map((entry, index) => ({ ...entry, id: first + index }));
      }
      lastId = Math.max(lastId, first - 1, waiting.at(-1)?.id ?? 0);
      passing = null;
    } catch (error) {
      const ailment = ailmentOf(error);
      if (ailment === null || setAsides >= mostSetAside) return unusable(reasonOf(error));
      if (replace(ailment, reasonOf(error))) open();
    }
  };

  const unusable = (reason: string): void => {
    if (passing?.values.reason !== reason) log.warn({ file, reason }, 'history is kept in memory');
    passing = { code: 'history-memory', values: { path: file, reason } };
  };

  const replace = (ailment: string, reason: string): boolean => {
    close();
    setAsides++;
    try {
      const movedTo = setAside(file, companions, now());
      note({ code: `history-${ailment}`, values: { path: file, reason, movedTo } });
      return true;
    } catch (error) {
      unusable(`${reason}; ${(error as Error).message}`);
      return false;
    }
  };

  const close = (): void => {
    try {
      store?.close();
    } catch (error) {
      log.warn({ error: reasonOf(error) }, 'history did not close cleanly');
    }
    store = null;
  };

  const flush = (): void => {
    if (store === null || (waiting.length === 0 && waitingBaselines.size === 0)) return;
    try {
      store.write(waiting, waitingBaselines, now());
      waiting = [];
      waitingBaselines = new Map();
      passing = null;
    } catch (error) {
      troubled(error);
    }
  };

  /** A failure while running: the file is unfit from now on, or has to be tried again later. */
  const troubled = (error: unknown): void => {
    const ailment = ailmentOf(error);
    const reason = reasonOf(error);
    if (ailment !== null && setAsides < mostSetAside) {
      if (replace(ailment, reason)) {
        open();
        flush();
      }
      return;
    }
    log.warn({ reason, waiting: waiting.length }, 'history waits');
    passing = { code: 'history-waiting', values: { waiting: String(waiting.length), reason } };
  };

  const add = (entries: readonly Omit<HistoryEntry, 'id'>[], baselines: Baselines): readonly number[] => {
    const numbered = entries.map((entry, index) => ({ ...entry, id: lastId + 1 + index }));
    lastId += numbered.length;
    waiting.push(...numbered);
    for (const [probe, observations] of baselines) waitingBaselines.set(probe, observations);
    flush();
    if (waiting.length > capacity) {
      if (store !== null) dropped += waiting.length - capacity;
      waiting = waiting.slice(-capacity);
    }
    return numbered.map(({ id }) => id);
  };

  /** Asks the database; without one, or when it fails, the answer is `otherwise`. */
  const ask = <T>(question: (store: Store) => T, otherwise: T): T => {
    if (store === null) return otherwise;
    try {
      return question(store);
    } catch (error) {
      troubled(error);
      return otherwise;
    }
  };

  if (!loaded.ok) {
    note({
      code: 'history-unloadable',
      values: { reason: loaded.reason, directory: driverDirectory(), command: 'npm rebuild better-sqlite3' },
    });
  }
  open();

  return {
    get kind() {
      return store === null ? 'memory' : 'durable';
    },
    append: (transition) => add([entryOf(transition)], new Map())[0] ?? 0,
    appendOther: (entry) => add([entry], new Map())[0] ?? 0,
    record: (transitions, baselines) => add(transitions.map(entryOf), baselines),
    past: () => ask((from) => from.past(), nothing),
    entries: (query = {}) => {
      const recent = waiting.filter((entry) => matches(entry, query)).reverse();
      const stored = ask((from) => from.select(query), []);
      return [...recent, ...stored].slice(0, limitOf(query));
    },
    retry: () => {
      if (!ask((from) => from.inPlace(), true)) {
        log.warn({ file }, 'history was moved away; a new one is begun');
        close();
      }
      open();
      flush();
    },
    notices: () => {
      const lost = dropped > 0 ? [{ code: 'history-dropped', values: { dropped: String(dropped) } }] : [];
      return [...lasting.values(), ...(passing === null ? [] : [passing]), ...lost];
    },
    prune: (at, retentionMs) => ask((from) => from.prune(at - retentionMs), undefined),
    bytes: () => ask((from) => from.bytes(), null),
    close: () => {
      flush();
      close();
    },
  };
}

const nothing: Past = { findings: [], baselines: new Map() };
