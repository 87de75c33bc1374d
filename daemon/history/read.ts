import { ownFacts } from '../files/own.ts';
import { recognise } from './database.ts';
import { driverDirectory, loadDriver } from './driver.ts';
import type { HistoryEntry, HistoryQuery } from './history.ts';
import { readMigrations } from './migrate.ts';
import { newStore } from './store.ts';
import { reasonOf } from './trouble.ts';

export type ReadHistory =
  | { readonly kind: 'entries'; readonly entries: readonly HistoryEntry[] }
  | { readonly kind: 'absent' }
  /** SQLite does not load into this Node; `npm rebuild` in the directory mends it. */
  | { readonly kind: 'unloadable'; readonly reason: string; readonly directory: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the history while no daemon runs, newest first, and changes nothing in it. Never rejects. */
export async function readDatabase(file: string, query: HistoryQuery): Promise<ReadHistory> {
  try {
    if (ownFacts(file) === null) return { kind: 'absent' };
    const loaded = await loadDriver();
    if (!loaded.ok) return { kind: 'unloadable', reason: loaded.reason, directory: driverDirectory() };
    const database = loaded.driver(file, { readonly: true, fileMustExist: true, timeout: 250 });
    try {
      recognise(database, readMigrations().length);
      return { kind: 'entries', entries: newStore(database, file).select(query) };
    } finally {
      database.close();
    }
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}
