import type { Process, Processes } from './processes.ts';

/** A process table with its look-ups. `directories` returns the working directory of each process where it is known. */
export function processTable(
  all: readonly Process[],
  directories: Processes['workingDirectories'],
  more: Pick<Processes, 'newcomers' | 'environments'> = {},
): Processes {
  const byPid = new Map(all.map((process) => [process.pid, process]));
  return {
    certainty: 'observed',
    all,
    find: (pid) => byPid.get(pid),
    ancestors(pid) {
      const line: Process[] = [];
      const seen = new Set([pid]);
      let next = byPid.get(byPid.get(pid)?.parent ?? -1);
      while (next && !seen.has(next.pid)) {
        seen.add(next.pid);
        line.push(next);
        next = byPid.get(next.parent);
      }
      return line;
    },
    workingDirectories: directories,
    ...more,
  };
}

/** A table that could not be read. */
export function noProcessTable(reason: string): Processes {
  return {
    ...processTable([], () => Promise.resolve(new Map<number, string>())),
    certainty: 'unknown',
    reason,
  };
}
