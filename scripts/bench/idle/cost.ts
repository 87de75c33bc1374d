import { readFileSync, readdirSync } from 'node:fs';

/** What a process uses. Memory in MiB. */
export interface Cost {
  readonly rssMb: number;
  /** Memory shared with other processes counts in equal parts. */
  readonly pssMb: number;
  /** Memory that no other process has mapped. */
  readonly privateMb: number;
  readonly cpuMs: number;
  /** Times that the main thread went to sleep by itself: about one for each wake-up. */
  readonly wakeUps: number;
}

/** Of a process that is still running. Kilobytes in the files of proc(5). */
export function costOf(pid: number): Cost {
  const number = (text: string, name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const maps = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const fields = statOf(pid);
  return {
    rssMb: number(maps, 'Rss') / 1024,
    pssMb: number(maps, 'Pss') / 1024,
    privateMb: (number(maps, 'Private_Clean') + number(maps, 'Private_Dirty')) / 1024,
    // utime and stime in clock ticks of 10 ms (proc(5)).
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    wakeUps: number(status, 'voluntary_ctxt_switches'),
  };
}

/** The running processes that a process has started: for a quiet daemon that of its icon. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(statOf(one)[1]) === pid;
      } catch (error) {
        // It has ended since it was listed.
        if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
          return false;
        throw error;
      }
    });
}

/** The fields of proc_pid_stat(5) from the state on, which is the third. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
