import type { Files } from '../files/files.ts';
import type { Newcomer, Process } from './processes.ts';

/**
 * Linux: processes that are in /proc and not in the table, or whose name has changed since: a shell becomes the last command that
 * it was given (`sh -c 'go build'`) and keeps its pid. `before` holds the command name of each pid.
 */
export function newcomersOfLinux(
  files: Files,
  before: ReadonlyMap<number, string>,
): readonly Newcomer[] | null {
  const names = files.list('/proc', 1_000_000);
  if (!names.ok) return null;
  return names.value.flatMap((entry): Newcomer[] => {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) return [];
    const comm = files.text(`/proc/${pid}/comm`, 64);
    // Ended while we looked.
    if (!comm.ok) return [];
    const name = comm.value.replace(/\n$/, '');
    if (before.get(pid) === name) return [];
    // What has ended uses nothing, also while its parent has not asked how.
    const stat = files.text(`/proc/${pid}/stat`, 65_536);
    const state = stat.ok ? stat.value[stat.value.lastIndexOf(')') + 2] : undefined;
    return state === 'Z' || state === 'X' ? [] : [{ pid, name }];
  });
}

/** One above the largest pid of macOS, after which numbers begin again at 100 (xnu, bsd/sys/proc_internal.h: PID_MAX). */
const pidLimit = 99_999;
/** Numbers that are tried after the last known one. */
const reach = 256;

/**
 * macOS: pids are given out in order (xnu, bsd/kern/kern_fork.c: `forkproc`), so that who came after our own `ps` has one
 * of the next numbers. Asking whether a pid is alive costs a system call and no process.
 * https://github.com/apple-oss-distributions/xnu/blob/main/bsd/kern/kern_fork.c
 */
export function newcomersOfDarwin(before: readonly Process[], ourPid: number): readonly Newcomer[] | null {
  const known = new Set(before.map(({ pid }) => pid));
  const ours = before.filter(({ parent, executable }) => parent === ourPid && /(^|\/)ps$/.test(executable));
  if (ours.length === 0) return null;
  const candidates = ours.flatMap(({ pid }) =>
    Array.from({ length: reach }, (_, step) => after(pid, step + 1)),
  );
  return [...new Set(candidates)]
    .filter((pid) => !known.has(pid) && isAlive(pid))
    .map((pid) => ({ pid, name: null }));
}

function after(pid: number, step: number): number {
  const next = pid + step;
  return next < pidLimit ? next : 100 + (next - pidLimit);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
