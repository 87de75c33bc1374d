import { openFilesIn } from '../formats/lsof.ts';
import { psArguments, psRows, type PsRow } from '../formats/ps.ts';
import type { Machine } from '../machine.ts';
import { plainText } from '../run/locale.darwin.ts';
import { newcomersOfDarwin } from './newcomers.ts';
import { noProcessTable, processTable } from './process-table.ts';
import type { Process, ProcessEnvironment, Processes } from './processes.ts';

/**
 * Set in a process's flags while Rosetta translates it (xnu, bsd/sys/proc.h). One report has flags of a translated process
 * without it (https://github.com/manaflow-ai/cmux/issues/5306), so it proves nothing by itself, nor does its absence.
 */
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
  const listed = parsePs(main.stdout, full.stdout);
  if (listed.length === 0) return noProcessTable(main.summary);
  const ended = await endedAmong(machine, listed, psRows(main.stdout));
  const all = listed.filter(({ pid }) => !ended.has(pid));
  return processTable(all, (pids) => workingDirectories(machine, pids), {
    ...(!machine.simulated && { newcomers: () => newcomersOfDarwin(all, process.pid) }),
    environments: (pids) => environments(machine, all, pids),
  });
}

/**
 * Our own processes that have ended and that nobody asked about: the kernel gives no arguments of a zombie, so that it is
 * shown as `(name)` or `<defunct>`, like another user's. Only then one more `ps` asks for their state (ps(1): `Z`).
 */
async function endedAmong(
  machine: Machine,
  listed: readonly Process[],
  rows: Iterable<PsRow>,
): Promise<ReadonlySet<number>> {
  const nameless = new Map([...rows].map(({ pid, command }) => [pid, /^\(.*\)$|^<defunct>$/.test(command)]));
  const pids = listed.filter(({ pid, uid }) => uid === machine.user.uid && nameless.get(pid) === true);
  if (pids.length === 0) return new Set();
  const list = pids.map(({ pid }) => pid).join(',');
  const ran = await machine.run({
    ...table,
    arguments: ['-o', 'pid=,stat=', '-p', list],
    environment: plainText,
  });
  return new Set(
    ran.stdout.split('\n').flatMap((line) => {
      const [, pid] = /^\s*(\d+)\s+Z/.exec(line) ?? [];
      return pid === undefined ? [] : [Number(pid)];
    }),
  );
}

/**
 * The environments that processes were started with, which `ps -E` prints after their arguments, joined by spaces (adv_cmds,
 * ps/ps.1 and ps/print.c; not of other users' processes, nor of programs that macOS protects). A line that does not begin with the
 * arguments that are known, or that names a variable twice, is ignored: a value may contain spaces.
 */
async function environments(
  machine: Machine,
  all: readonly Process[],
  pids: readonly number[],
): Promise<ReadonlyMap<number, ProcessEnvironment>> {
  if (pids.length === 0) return new Map();
  const ran = await machine.run({
    ...table,
    arguments: ['-Eww', '-o', 'pid=,args=', '-p', pids.join(',')],
    environment: plainText,
  });
  const printed = psArguments(ran.stdout);
  const found = new Map<number, ProcessEnvironment>();
  for (const process of all) {
    const line = printed.get(process.pid);
    const known = `${process.arguments.join(' ')} `;
    if (line?.startsWith(known) !== true) continue;
    const variables = line.slice(known.length).split(/ (?=[A-Za-z_]\w*=)/);
    const entries = variables.map(
      (one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const,
    );
    const names = new Set(entries.map(([name]) => name));
    if (names.size === entries.length && names.has('PATH') && !names.has(''))
      found.set(process.pid, Object.fromEntries(entries));
  }
  return found;
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
      translated: (flags & translatedFlag) !== 0 ? 'suspected' : null,
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
  // Its exit code is 1 as soon as one of the processes is unknown: what it printed still counts.
  return parseWorkingDirectories(ran.stdout);
}

/** The working directories in what `lsof -d cwd -F pfn` printed. */
export function parseWorkingDirectories(text: string): ReadonlyMap<number, string> {
  return new Map([...openFilesIn(text)].map(({ pid, path }) => [pid, path]));
}
