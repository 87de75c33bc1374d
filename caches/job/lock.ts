import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWords } from '../text.ts';

/** Held while caches are cleaned, put back or purged, by one process of the user at a time. */
export interface CleaningLock {
  release(): void;
}

/** Milliseconds that we wait for processes of a gowarden that was killed, and between looks. */
const longestMs = 10_000;
const pauseMs = 20;

/**
 * Takes the lock; null when another process holds it for longer than `patienceMs`. It is SQLite's lock on a file of ours, because the kernel
 * releases it however a process ends, which a file with a pid in it cannot promise. What a killed gowarden had started
 * may still move or remove things for a moment: `work` is the file that these processes hold, and this waits for it.
 * Rejects when SQLite is not available.
 */
export async function takeCleaningLock(
  path: string,
  work: string,
  patienceMs = 0,
): Promise<CleaningLock | null> {
  let lock = await take(path, 'BEGIN EXCLUSIVE');
  for (let waited = 0; lock === null && waited < patienceMs; waited += pauseMs) {
    await sleep(pauseMs);
    lock = await take(path, 'BEGIN EXCLUSIVE');
  }
  if (!lock) return null;
  for (let waited = 0; waited < longestMs; waited += pauseMs) {
    const alone = await take(work, 'BEGIN EXCLUSIVE');
    if (alone) {
      alone.release();
      return lock;
    }
    await sleep(pauseMs);
  }
  lock.release();
  return null;
}

/** Kept, since a lock that nothing refers to is given back. */
const joined: CleaningLock[] = [];

/** Announces that we move or remove, until we end. For a process that the holder of the lock started. */
export async function joinWork(work: string): Promise<void> {
  const held = await take(work, 'BEGIN; SELECT count(*) FROM sqlite_schema', longestMs);
  if (!held) throw new Error(inWords('heldByAnother', { path: work }));
  joined.push(held);
}

async function take(path: string, statement: string, timeout = 0): Promise<CleaningLock | null> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { default: Database } = await import('better-sqlite3');
  // SQLite would make it by the umask.
  closeSync(openSync(path, 'a', 0o600));
  const database = new Database(path, { timeout });
  try {
    // Nothing is ever written, so a full disk does not matter: by default a journal file would be created.
    database.exec(`PRAGMA journal_mode = MEMORY; ${statement}`);
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => database.close() };
}
