import { openFilesIn } from '../formats/lsof.ts';
import { psArguments, psRows } from '../formats/ps.ts';
import type { Machine } from '../machine.ts';
import { plainText } from '../run/locale.darwin.ts';
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
    machine.run({ ...table, arguments: ['-axww', '-o', columns], environment: { ...plainText, TZ: 'UTC' } });
  const [main, full] = await Promise.all([ask('pid=,ppid=,uid=,flags=,lstart=,comm='), ask('pid=,args=')]);
  const all = parsePs(main.stdout, full.stdout);
  if (all.length === 0) return noProcessTable(main.summary);
  return processTable(
    all,
    (pids) => workingDirectories(machine, pids),
    machine.simulated ? undefined : () => newcomersOfDarwin(all, process.pid),
  );
}

/** The table from both outputs. */
export function parsePs(main: string, full: string): readonly Process[] {
  const args = psArguments(full);
  return [...psRows(main)].map(({ command, flags, ...row }) => {
    const named = command.startsWith('(') && command.endsWith(')') && command.length > 2;
    return {
      ...row,
      executable: named ? command.slice(1, -1) : command,
      arguments: split(args.get(row.pid) ?? '', command),
      translated: (flags & translatedFlag) !== 0,
    };
  });
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
    environment: plainText,
    timeLimitMs: 5_000,
  });
  // Its exit code is 1 as soon as one of the processes could not be told: what it printed still counts.
  return parseWorkingDirectories(ran.stdout);
}

/** The working directories in what `lsof -d cwd -F pfn` printed. */
export function parseWorkingDirectories(text: string): ReadonlyMap<number, string> {
  return new Map([...openFilesIn(text)].map(({ pid, path }) => [pid, path]));
}
