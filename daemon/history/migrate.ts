import { cappedText } from '../../host/files/capped.ts';
import type { Database } from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `gowd`: distinguishes our databases from others (https://www.sqlite.org/pragma.html#pragma_application_id). */
export const applicationId = 0x67_6f_77_64;

/** Beside the bundle as beside this file; see scripts/build.mjs. */
export const schemaDirectory = fileURLToPath(new URL('./schema', import.meta.url));

interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** The numbered migrations (`0001-history.sql`) in order. Throws when one is missing or twice there. */
export function readMigrations(directory: string = schemaDirectory): readonly Migration[] {
  const names = readdirSync(directory)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 4));
    if (number !== index + 1) {
      throw new TypeError(`Expected migration ${index + 1} in ${directory}, got ${name}`);
    }
    return { number, sql: cappedText(join(directory, name), 1024 * 1024) };
  });
}

/** Brings a database to the newest schema. Each migration is one transaction, so a kill at any point leaves the one before. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const { number, sql } of migrations) {
    if (number <= schemaVersion(database)) continue;
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${number}`);
      })
      .immediate();
  }
}

export function schemaVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}
