import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import type { Clock } from '../clock.ts';
import { ownFacts } from '../files/own.ts';
import type { Perch } from './plan.ts';

/** Checks directories from time to time for which the system reports no changes. */
export interface Poller {
  has(path: string): boolean;
  /** True when there is none to look at. */
  idle(): boolean;
  /** From now on; a perch that is polled already is replaced. */
  add(perch: Perch): void;
  /** Keeps those of these paths only. */
  keep(paths: ReadonlyMap<string, unknown>): void;
  clear(): void;
}

/** A few questions for each directory: nothing is opened, so that it works without any descriptor left. */
export const pollMs = 5_000;

export function newPoller(clock: Clock, onChange: (perch: Perch) => void): Poller {
  const polled = new Map<string, { perch: Perch; state: string }>();
  let cancel: (() => void) | null = null;

  const look = (): void => {
    cancel = null;
    for (const one of [...polled.values()]) {
      const state = stateOf(one.perch);
      if (state === one.state) continue;
      one.state = state;
      onChange(one.perch);
    }
    arm();
  };
  const arm = (): void => {
    if (polled.size > 0) cancel ??= clock.after(pollMs, look);
  };
  const clear = (): void => {
    polled.clear();
    cancel?.();
    cancel = null;
  };

  return {
    has: (path) => polled.has(path),
    idle: () => polled.size === 0,
    add: (perch) => {
      polled.set(perch.path, { perch, state: polled.get(perch.path)?.state ?? stateOf(perch) });
      arm();
    },
    keep: (paths) => {
      for (const path of polled.keys()) if (!paths.has(path)) polled.delete(path);
      if (polled.size === 0) clear();
    },
    clear,
  };
}

/** Differs whenever the directory got or lost an entry, or one of the names that matter was exchanged or written. */
function stateOf({ path, names, files }: Perch): string {
  const paths = [path, ...[...(names ?? [])].map((name) => join(path, name))];
  return paths.map((one) => (files === null ? ownState(one) : stateBy(files, one))).join('\n');
}

function stateBy(files: Files, path: string): string {
  const facts = files.facts(path);
  if (!facts.ok) return facts.failure.kind;
  const { device, inode, size, modifiedMs } = facts.value;
  return `${device} ${inode} ${size} ${modifiedMs}`;
}

function ownState(path: string): string {
  try {
    const facts = ownFacts(path);
    return facts === null ? '-' : `${facts.dev} ${facts.ino} ${facts.size} ${facts.mtimeMs} ${facts.ctimeMs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
