import { lstatSync, opendirSync, type Stats } from 'node:fs';
import { codeOf, factsOf, isAbsent } from '../identity.ts';

/** The kernel stamps changes with a clock that lags by up to a tick (10 ms at 100 Hz). */
export const clockLagMs = 10;

/** What in a tree has changed since a moment: how many entries, and the first of them. */
export interface Drift {
  readonly count: number;
  readonly first: string | null;
}

/** Looks whether anything below a path (itself excepted) was made, replaced or written since a plan was made. */
export function driftSince(path: string, plannedAt: number, tick: () => void): Drift {
  let count = 0;
  let first: string | null = null;
  const open: string[] = [path];
  const limit = plannedAt - clockLagMs;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    tick();
    for (const { name, facts } of entriesIn(at)) {
      if (facts.ctimeMs >= limit) {
        count += 1;
        first ??= `${at}/${name}`;
      }
      if (facts.isDirectory()) open.push(`${at}/${name}`);
    }
  }
  return { count, first };
}

function* entriesIn(path: string): Generator<{ name: string; facts: Stats }, undefined> {
  if (!factsOf(path)?.isDirectory()) return;
  let directory;
  try {
    directory = opendirSync(path, { bufferSize: 1024 });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return;
  }
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      const facts = lookAt(`${path}/${entry.name}`);
      if (facts) yield { name: entry.name, facts };
    }
  } finally {
    directory.closeSync();
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === undefined || !isAbsent(error)) throw error;
    return undefined;
  }
}
