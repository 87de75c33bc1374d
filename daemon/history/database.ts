import type { Database } from 'better-sqlite3';
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensurePrivateDirectory, moveOwn, ownFacts, privately, removeOwn } from '../files/own.ts';
import type { Driver } from './driver.ts';
import { applicationId, migrate, readMigrations, schemaVersion } from './migrate.ts';
import { Unfit } from './trouble.ts';
import { inWords } from '../text.ts';

/** What SQLite keeps beside a database (https://www.sqlite.org/tempfiles.html). */
export const companions = ['-wal', '-shm', '-journal'];

/**
 * Opens the history's file, made and brought up to date as needed. Throws `Unfit` or SQLite's error when that cannot be;
 * the file is then as it was.
 */
export function openDatabase(file: string, driver: Driver, schema?: string): Database {
  const migrations = readMigrations(schema);
  if (!examine(file)) create(file, driver, migrations);
  // A file that others could once read, because of a copy or an older umask, is closed to them.
  if (((ownFacts(file)?.mode ?? 0) & 0o077) !== 0) chmodSync(file, 0o600);
  const database = privately(() => driver(file, { fileMustExist: true, timeout: 250 }));
  try {
    recognise(database, migrations.length);
    migrate(database, migrations);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('journal_size_limit = 1048576');
    database.pragma('wal_autocheckpoint = 100');
    database.pragma('cache_size = -256');
    // The driver waits on the main thread: what is locked for longer is queued instead.
    database.pragma('busy_timeout = 50');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether there is a file to open. */
function examine(file: string): boolean {
  const facts = ownFacts(file);
  if (facts === null) {
    const left = companions.find((suffix) => ownFacts(file + suffix) !== null);
    if (left !== undefined) throw new Unfit('damaged', inWords('orphaned', { file, suffix: left }));
    return false;
  }
  if (!facts.isFile()) throw new Unfit('foreign', inWords('notAFile'));
  if (facts.size === 0) throw new Unfit('damaged', inWords('empty'));
  // Root could write it all the same, but the permission was taken away on purpose.
  if ((facts.mode & 0o200) === 0) throw new Unfit('readonly', inWords('forbidden'));
  return true;
}

/** Builds it under another name first: an empty or half-built file never has the history's name. */
function create(file: string, driver: Driver, migrations: ReturnType<typeof readMigrations>): void {
  ensurePrivateDirectory(dirname(file));
  const fresh = `${file}.new`;
  for (const suffix of ['', ...companions]) removeOwn(fresh + suffix);
  // SQLite gives what it keeps beside it the permissions of its database.
  const database = privately(() => driver(fresh, {}));
  try {
    migrate(database, migrations);
  } finally {
    database.close();
  }
  moveOwn(fresh, file);
}

export function recognise(database: Database, newest: number): void {
  const application = database.pragma('application_id', { simple: true });
  if (application !== applicationId) {
    throw new Unfit(
      'foreign',
      inWords('otherApplication', { given: String(application), wanted: applicationId }),
    );
  }
  const version = schemaVersion(database);
  if (version > newest) throw new Unfit('newer', inWords('newer', { given: version, newest }));
  const verdict = database.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok')
    throw new Unfit('damaged', String(verdict).split('\n').at(-1) ?? inWords('checkFailed'));
}
