import type { Machine } from '../machine.ts';
import { newcomersOfDarwin } from './newcomers.ts';
import { noProcessTable, processTable } from './process-table.ts';
import type { Process, Processes } from './processes.ts';

/** Set in a process's flags while Rosetta translates it (xnu, bsd/sys/proc.h). */
const translatedFlag = 0x20000;

const table = { file: '/bin/ps', outputLimitBytes: 16 * 1024 * 1024, timeLimitMs: 5_000 };

/**
 * Reads `ps`, twice: a command may hold spaces, so it can only stand last. Formats from apple-oss-distributions/adv_cmds,
 * ps/keyword.c and ps/print.c: `comm` is the zeroth argument (`(name)` in parentheses for another user's process),
 * `args` all of them joined by spaces, so an argument that itself holds a space shows as two.
 */
export async function processesOfDarwin(machine: Machine): Promise<Processes> {
  // Start times come in local time; TZ makes that UTC.
  const ask = (columns: string) =>
    machine.run({ ...table, arguments: ['-axww', '-o', columns], environment: { TZ: 'UTC' } });
  const [main, full] = await Promise.all([ask('pid=,ppid=,uid=,flags=,lstart=,comm='), ask('pid=,args=')]);
  const all = parsePs(main.stdout, full.stdout);
  if (all.length === 0) return noProcessTable(main.summary);
  return processTable(
    all,
    (pids) => workingDirectories(machine, pids),
    machine.simulated ? undefined : () => newcomersOfDarwin(all, process.pid),
  );
}

/** Lines that do not fit (a process with an empty name) are left out. */
export function parsePs(main: string, full: string): readonly Process[] {
  const args = new Map<number, string>();
  for (const line of full.split('\n')) {
    const match = /^\s*(\d+) (.*)$/.exec(line);
    if (match) args.set(Number(match[1]), (match[2] ?? '').trimStart());
  }
  const row = /^\s*(\d+)\s+(\d+)\s+(-?\d+)\s+([\da-f]+)\s+(\S+\s+\S+\s+\d+\s+[\d:]{8}\s+\d{4})\s+(\S.*)$/;
  return main.split('\n').flatMap((line): readonly Process[] => {
    const match = row.exec(line);
    if (!match) return [];
    const [, pid = '', parent = '', uid = '', flags = '', started = '', command = ''] = match;
    const executable = /^\((.+)\)$/.exec(command)?.[1] ?? command;
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        // Signed in print, as `nobody` is -2.
        uid: Number(uid) >>> 0,
        startedMs: startOf(started),
        executable,
        arguments: split(args.get(Number(pid)) ?? '', command),
        translated: (Number.parseInt(flags, 16) & translatedFlag) !== 0,
      },
    ];
  });
}

/** `Mon Nov 23 22:40:01 2026`, in UTC. */
function startOf(text: string): number | null {
  const ms = Date.parse(`${text} UTC`);
  return Number.isNaN(ms) ? null : ms;
}

function split(all: string, command: string): readonly string[] {
  if (all === '' || all === command) return all === '' ? [] : [command];
  if (!all.startsWith(`${command} `)) return all.split(' ');
  return [command, ...all.slice(command.length + 1).split(' ')];
}

/** `lsof` on the named processes only, their working directory only: never a look at every open file. */
async function workingDirectories(
  machine: Machine,
  pids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (pids.length === 0) return new Map();
  const ran = await machine.run({
    file: '/usr/sbin/lsof',
    arguments: ['-w', '-n', '-P', '-a', '-d', 'cwd', '-p', pids.join(','), '-F', 'pfn'],
    timeLimitMs: 5_000,
  });
  // Its exit code is 1 as soon as one of the processes could not be told: what it printed still counts.
  return parseWorkingDirectories(ran.stdout);
}

/** `p4711`, `fcwd`, `n/Users/kim/src/app`: a process, then its descriptor and name. */
export function parseWorkingDirectories(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let pid = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    if (line.startsWith('n/')) found.set(pid, line.slice(1));
  }
  return found;
}
