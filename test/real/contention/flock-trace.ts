import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One flock(2) of a traced process. Times in milliseconds since 1970. */
interface Call {
  readonly pid: number;
  readonly path: string;
  readonly operation: 'exclusive' | 'shared' | 'unlock';
  readonly from: number;
  readonly to: number;
}

/** A wait for a lock in the kernel, with the processes that held that lock meanwhile. */
export interface TracedWait {
  readonly pid: number;
  readonly path: string;
  readonly from: number;
  readonly ms: number;
  readonly holders: ReadonlySet<number>;
}

/** The arguments of strace(1) with which a program's tree writes what `tracedWaits` reads. */
export const straceArguments = (directory: string): readonly string[] => [
  ...['-ff', '-qq', '-ttt', '-T', '-y', '--seccomp-bpf', '-o', join(directory, 'trace')],
  ...['-e', 'trace=flock,clone,clone3', '-e', 'signal=none', '--'],
];

/** Every wait for a lock of at least `leastMs` that strace saw, over the traces of several trees. */
export function tracedWaits(directories: readonly string[], leastMs: number): readonly TracedWait[] {
  const calls = directories.flatMap(callsIn);
  const holds = holdsOf(calls);
  return calls
    .filter(({ operation, from, to }) => operation !== 'unlock' && to - from >= leastMs)
    .map(({ pid, path, from, to }) => {
      const meanwhile = holds.filter(
        (hold) => hold.path === path && hold.pid !== pid && hold.from < to && hold.to > from,
      );
      return { pid, path, from, ms: to - from, holders: new Set(meanwhile.map((hold) => hold.pid)) };
    });
}

/** From each acquired lock to its release; Go always unlocks explicitly (lockedfile). */
function holdsOf(calls: readonly Call[]): readonly { pid: number; path: string; from: number; to: number }[] {
  return calls
    .filter(({ operation }) => operation !== 'unlock')
    .map(({ pid, path, to: from }) => {
      const releases = calls
        .filter((call) => call.operation === 'unlock' && call.pid === pid && call.path === path)
        .map((call) => call.from)
        .filter((at) => at >= from);
      return { pid, path, from, to: Math.min(Infinity, ...releases) };
    });
}

/** A signal (Go's scheduler sends them) interrupts a call, which the kernel then restarts: one wait in several rows. */
const line =
  /^(\d+\.\d+) flock\(\d+<([^>]+)>, (LOCK_EX|LOCK_SH|LOCK_UN)[^)]*\) = (0|\? ERESTARTSYS \(.*\)) <(\d+\.\d+)>$/;
const operations = { LOCK_EX: 'exclusive', LOCK_SH: 'shared', LOCK_UN: 'unlock' } as const;

/** Each thread of a trace with its process: a thread is identified by the clone that created it. */
export function tracedProcesses(directory: string): ReadonlyMap<number, number> {
  const makers = new Map<number, number>();
  const threads = traceFiles(directory);
  for (const [thread, text] of threads)
    for (const [, made] of text.matchAll(/CLONE_THREAD.* = (\d+)(?:<[^>]*>)? </g))
      makers.set(Number(made), thread);
  const processOf = (thread: number): number => {
    const maker = makers.get(thread);
    return maker === undefined ? thread : processOf(maker);
  };
  return new Map([...threads.keys()].map((thread) => [thread, processOf(thread)]));
}

/** One file for each thread, named by its id. */
function traceFiles(directory: string): ReadonlyMap<number, string> {
  return new Map(
    readdirSync(directory).map((name) => [
      Number(name.slice(name.lastIndexOf('.') + 1)),
      readFileSync(join(directory, name), 'utf8'),
    ]),
  );
}

/** The locks of one directory of traces. */
export function callsIn(directory: string): readonly Call[] {
  const processes = tracedProcesses(directory);
  return [...traceFiles(directory)].flatMap(([thread, text]) => {
    let begun: number | null = null;
    return text.split('\n').flatMap((row): Call[] => {
      const match = line.exec(row);
      if (match === null) return [];
      const [, began, path = '', operation, result, took] = match;
      const from = Number(began) * 1000;
      begun ??= from;
      if (result !== '0') return [];
      const call = {
        ...{ pid: processes.get(thread) ?? thread, path, from: begun, to: from + Number(took) * 1000 },
        operation: operations[operation as keyof typeof operations],
      };
      begun = null;
      return [call];
    });
  });
}
