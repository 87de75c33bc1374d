import { lstatSync } from 'node:fs';
import { codeOf } from '../identity.ts';
import { eachName, joined, type Path } from './names.ts';

/** The kernel stamps changes with a clock that lags by up to a tick (10 ms at 100 Hz). */
export const clockLagMs = 10;

/** What in a tree has changed since a moment: how many entries, and the first of them. */
export interface Drift {
  readonly count: number;
  readonly first: string | null;
}

/**
 * Looks whether anything below a path (itself excepted) was made, replaced or written since a plan was made. What cannot
 * be looked at counts as changed.
 */
export function driftSince(path: string, plannedAt: number, tick: () => void): Drift {
  let count = 0;
  let first: string | null = null;
  const open: { at: Path; size: number }[] = [];
  const limit = plannedAt - clockLagMs;
  const changed = (at: Path): void => {
    count += 1;
    first ??= String(at);
  };
  const look = (at: Path): void => {
    tick();
    orChanged(at, changed, () => {
      const facts = lstatSync(at, { throwIfNoEntry: false });
      if (!facts) return;
      if (facts.ctimeMs >= limit && at !== path) changed(at);
      if (facts.isDirectory()) open.push({ at, size: facts.size });
    });
  };
  look(path);
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, size } = next;
    orChanged(at, changed, () => eachName(at, size, (name) => look(joined(at, name))));
  }
  return { count, first };
}

function orChanged(at: Path, changed: (at: Path) => void, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    changed(at);
  }
}
