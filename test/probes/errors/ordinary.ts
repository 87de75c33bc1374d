import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'ordinary');

/**
 * Logs of builds, tests, debuggers, editors, containers and build servers in which nothing is wrong, by their name. Those of go, dlv,
 * gopls, gcc, make, npm, apt and git were printed by the real ones; the others are written after public logs.
 */
export const ordinary: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')]),
);
