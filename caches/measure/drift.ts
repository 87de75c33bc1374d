import { lstatSync } from 'node:fs';
import { codeOf } from '../identity.ts';
import { eachName, isLarge, joined, type Path } from './names.ts';

/** The kernel stamps changes with a clock that lags by up to a tick (10 ms at 100 Hz). */
export const clockLagMs = 10;

/** What in a tree has changed since a moment: how many entries, and the first of them. */
export interface Drift {
  readonly count: number;
  readonly first: string | null;
}

/**
 * Looks whether anything below a path (itself excepted) was made, replaced or written since a plan was made, or a file
 * system was mounted there. What cannot be looked at counts as changed.
 */
export function driftSince(path: string, plannedAt: number, tick: () => void): Drift {
  const steps = driftSteps(path, plannedAt, tick);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same, one entry at a time. `tick` is called for each, also where a directory is so large that it is looked at in one step. */
export function* driftSteps(path: string, plannedAt: number, tick: () => void): Generator<undefined, Drift> {
  let count = 0;
  let first: string | null = null;
  let device: number | null = null;
  const open: { at: Path; size: number }[] = [];
  const limit = plannedAt - clockLagMs;
  const changed = (at: Path): void => {
    count += 1;
    first ??= String(at);
  };
  const look = (at: Path): void => {
    tick();
    orChanged(at, changed, () => {
      const facts = lstatSync(at, absentIsNothing);
      if (!facts) return;
      device ??= facts.dev;
      const isDirectory = facts.isDirectory();
      // Directories alone: a file of an overlay may have the device of the layer that it is in.
      const isMounted = isDirectory && facts.dev !== device;
      if (isMounted || (facts.ctimeMs >= limit && at !== path)) changed(at);
      if (isDirectory && !isMounted) open.push({ at, size: facts.size });
    });
  };
  look(path);
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, size } = next;
    const names: Path[] = [];
    const take = (name: Path): void => void names.push(name);
    const lookNow = (name: Path): void => look(joined(at, name));
    orChanged(at, changed, () => eachName(at, size, isLarge(size) ? lookNow : take));
    for (const name of names) {
      lookNow(name);
      yield;
    }
  }
  return { count, first };
}

/** One for every call: there are as many calls as files. */
const absentIsNothing = { throwIfNoEntry: false } as const;

function orChanged(at: Path, changed: (at: Path) => void, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    changed(at);
  }
}
