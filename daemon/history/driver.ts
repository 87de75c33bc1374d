import type { Database, Options } from 'better-sqlite3';
import { createRequire } from 'node:module';
import { inWords } from '../text.ts';

/** Opens a database file, as better-sqlite3's constructor does. */
export type Driver = (file: string, options: Options) => Database;

export type Loaded =
  { readonly ok: true; readonly driver: Driver } | { readonly ok: false; readonly reason: string };

/**
 * Loads SQLite. It is a native module built for one major version of Node, so that it stops loading when Node is upgraded
 * (https://nodejs.org/api/addons.html): that is an answer and not an exception.
 */
export async function loadDriver(): Promise<Loaded> {
  try {
    const { default: Database } = await import('better-sqlite3');
    // The native part is loaded by the first database.
    new Database(':memory:').close();
    return { ok: true, driver: (file, options) => new Database(file, options) };
  } catch (error) {
    const first = (error as Error).message.split('\n')[0] ?? '';
    return { ok: false, reason: moduleVersions((error as Error).message) ?? first };
  }
}

/** The directory whose node_modules holds SQLite: where `npm rebuild` repairs it. */
export function driverDirectory(): string {
  try {
    const file = createRequire(import.meta.url).resolve('better-sqlite3');
    return file.slice(0, file.lastIndexOf('/node_modules/'));
  } catch {
    return process.cwd();
  }
}

/** Node's message spreads over six lines; what matters are the two numbers in it. */
function moduleVersions(message: string): string | null {
  const numbers = message.match(/NODE_MODULE_VERSION \d{1,9}/g) ?? [];
  const [built, needed] = numbers.map((one) => one.slice('NODE_MODULE_VERSION '.length));
  if (built === undefined || needed === undefined) return null;
  return inWords('otherNode', { built, version: process.versions.node, needed });
}
