import type { LeftOut } from '../plan/plan.ts';
import type { Reach } from '../reach.ts';
import { leftFor } from './holds.ts';
import type { Hold } from './job.ts';

interface Heard {
  /** Of these every place answers. */
  readonly near: Hold[];
  /** About these no call is to be made for now. */
  readonly silent: Hold[];
  /** What is reported about the silent ones. */
  readonly leftOut: LeftOut[];
}

/** Determines which things wait, or were, on a file system that does not answer: each place is tried once. */
export function heard(reach: Reach, holds: readonly Hold[]): Heard {
  const known = new Map<string, string | null>();
  const ask = (path: string): string | null => {
    if (!known.has(path)) known.set(path, reach.silence(path));
    return known.get(path) ?? null;
  };
  const into: Heard = { near: [], silent: [], leftOut: [] };
  for (const hold of holds) {
    const detail = ask(hold.root) ?? ask(hold.quarantine.path);
    if (detail === null) into.near.push(hold);
    else {
      into.silent.push(hold);
      into.leftOut.push(leftFor(hold, 'no-answer', { detail }));
    }
  }
  return into;
}

/** The places of these: where a child that works on them may have to wait. */
export function placesOf(holds: readonly Hold[]): string[] {
  return holds.flatMap(({ root, quarantine }) => [root, quarantine.path]);
}
