import { linesOf } from './lines.ts';
import { decodedVis } from './vis.ts';

/** A row of `ps -o pid=,ppid=,uid=,flags=,lstart=,comm=`. */
export interface PsRow {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  readonly flags: number;
  /** Milliseconds since 1970, of a `ps` that ran with TZ=UTC; null if it was no time. */
  readonly startedMs: number | null;
  /** The zeroth argument, `(name)` in parentheses for another user's process. */
  readonly command: string;
}

const row = /^\s*(\d+)\s+(\d+)\s+(-?\d+)\s+([\da-f]+)\s+(\S+\s+\S+\s+\d+\s+[\d:]{8}\s+\d{4})\s+(\S.*)$/;

/** Lines that do not fit (a process with an empty name) are left out. apple-oss-distributions/adv_cmds, ps/keyword.c. */
export function* psRows(text: string): Generator<PsRow, void> {
  for (const { text: line } of linesOf(text)) {
    const [, pid, parent, uid, flags = '', started = '', command = ''] = row.exec(line) ?? [];
    if (pid === undefined) continue;
    const ms = Date.parse(`${started} UTC`);
    yield {
      pid: Number(pid),
      parent: Number(parent),
      // Signed in print, as `nobody` is -2.
      uid: Number(uid) >>> 0,
      flags: Number.parseInt(flags, 16),
      startedMs: Number.isNaN(ms) ? null : ms,
      command: decodedVis(command),
    };
  }
}

/** What `ps -o pid=,args=` says: all arguments of each process, joined by spaces. */
export function psArguments(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { text: line } of linesOf(text)) {
    const [, pid, all = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    if (pid !== undefined) found.set(Number(pid), decodedVis(all.trimStart()));
  }
  return found;
}
