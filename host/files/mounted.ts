import type { Command, Ran } from '../run/run.ts';
import { mountCommand, parseMountOutput, spellOfDarwin } from './mounts.darwin.ts';
import { parseMountTable, readMountTable } from './mounts.linux.ts';
import { MountTable } from './mounts.ts';

/** What is mounted now. */
export interface Mounted {
  /** By the last reading; reads again where that costs next to nothing. */
  table(): MountTable;
  /** Reads again where that takes a program. Never rejects: what was known stays. */
  refresh(): Promise<void>;
}

/** Linux: the kernel's table costs one read, and is looked at again only where its text has changed. */
export function mountedOnLinux(): Mounted {
  let text = '';
  let table = new MountTable([]);
  return {
    table: () => {
      const now = readMountTable();
      if (now !== text) table = new MountTable(parseMountTable(now));
      text = now;
      return table;
    },
    refresh: () => Promise.resolve(),
  };
}

/** So long macOS' table counts as known, in milliseconds. */
const knownMs = 5_000;

/** macOS: the table takes a program, which runs before each sweep at most. */
export function mountedOnDarwin(run: (command: Command) => Promise<Ran>): Mounted {
  let table = new MountTable([], spellOfDarwin);
  let readMs = -Infinity;
  let reading: Promise<void> | null = null;
  const read = async (): Promise<void> => {
    const ran = await run(mountCommand);
    if (ran.outcome !== 'exited' || ran.exitCode !== 0) return;
    table = new MountTable(parseMountOutput(ran.stdout), spellOfDarwin);
    readMs = performance.now();
  };
  return {
    table: () => table,
    refresh: () => {
      if (performance.now() - readMs < knownMs) return Promise.resolve();
      return (reading ??= read().finally(() => (reading = null)));
    },
  };
}
