import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Held while caches are cleaned, put back or purged, by one process of the user at a time. */
export interface CleaningLock {
  release(): void;
}

/**
 * Takes the lock; null when another process holds it. It is SQLite's lock on a file of ours, because the kernel gives
 * it back when a process ends in whatever way, which no file with a pid in it can promise. Rejects when there is no
 * SQLite to be had.
 */
export async function takeCleaningLock(path: string): Promise<CleaningLock | null> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => database.close() };
}
