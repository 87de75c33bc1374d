import { atOnce } from '../../host/run/turns.ts';
import { ownFacts } from '../files/own.ts';
import { recognise } from './database.ts';
import { driverDirectory, loadDriver } from './driver.ts';
import type { HistoryEntry, HistoryQuery } from './history.ts';
import { readMigrations } from './migrate.ts';
import { newStore, type Store } from './store.ts';
import { reasonOf } from './trouble.ts';

export type ReadHistory =
  | { readonly kind: 'entries'; readonly entries: readonly HistoryEntry[] }
  | { readonly kind: 'absent' }
  /** SQLite does not load into this Node; `npm rebuild` in the directory repairs it. */
  | { readonly kind: 'unloadable'; readonly reason: string; readonly directory: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the history while no daemon runs, newest first, and changes nothing in it. Never rejects. */
export async function readDatabase(file: string, query: HistoryQuery): Promise<ReadHistory> {
  const read = await readStore(file, (store) => store.select(query));
  return read.kind === 'read' ? { kind: 'entries', entries: read.value } : read;
}

/** Subjects of the toolchains that a daemon has seen, also while it runs; none where that is unknown. Never rejects. */
export async function readRemembered(file: string): Promise<ReadonlySet<string>> {
  const read = await readStore(file, (store) => [...atOnce(store.past()).baselines.values()].flat());
  const observations = read.kind === 'read' ? read.value : [];
  return new Set(observations.filter(({ kind }) => kind === 'toolchain').map(({ subject }) => subject));
}

type Unread = Exclude<ReadHistory, { readonly kind: 'entries' }>;

async function readStore<Value>(
  file: string,
  read: (store: Store) => Value,
): Promise<Unread | { readonly kind: 'read'; readonly value: Value }> {
  try {
    if (ownFacts(file) === null) return { kind: 'absent' };
    const loaded = await loadDriver();
    if (!loaded.ok) return { kind: 'unloadable', reason: loaded.reason, directory: driverDirectory() };
    const database = loaded.driver(file, { readonly: true, fileMustExist: true, timeout: 250 });
    try {
      recognise(database, readMigrations().length);
      return { kind: 'read', value: read(newStore(database, file)) };
    } finally {
      database.close();
    }
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}
