import { translators } from '../hardware/binfmt.linux.ts';
import type { Files } from '../files/files.ts';
import { newcomersOfLinux } from './newcomers.ts';
import { noProcessTable, processTable } from './process-table.ts';
import type { Process, ProcessEnvironment, Processes } from './processes.ts';
import { inWords } from './text.ts';

/** The kernel counts ticks for user space in hundredths of a second whatever its own clock (USER_HZ, proc(5)). */
const ticksPerSecond = 100;

/**
 * Reads /proc. Of other users' processes perhaps only name and arguments, depending on the system. With `only`, reads these
 * processes and their parents: a hundredth of the cost on a busy desktop.
 */
export function processesOfLinux(files: Files, only?: readonly number[]): Processes {
  const known = new Set(translators(files).map(({ interpreter }) => interpreter));
  if (only !== undefined) return lineages(files, only, bootTimeMs(files), known);
  const names = files.list('/proc', 1_000_000);
  if (!names.ok) return noProcessTable(names.failure.message);
  const startedMs = bootTimeMs(files);
  const commands = new Map<number, string>();
  const all = names.value
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(files, Number(name), startedMs, known, commands))
    .filter((process) => process !== null);
  if (all.length === 0) return noProcessTable(inWords('noProcess'));
  return processTable(all, (pids) => Promise.resolve(workingDirectories(files, pids)), {
    newcomers: () => newcomersOfLinux(files, commands),
    environments: (pids) => Promise.resolve(environments(files, pids)),
  });
}

/** The processes that an emulator runs, by a fraction of what the table costs: their executable is the emulator. */
export function emulatedOfLinux(files: Files): readonly number[] {
  const known = new Set(translators(files).map(({ interpreter }) => interpreter));
  const names = files.list('/proc', 1_000_000);
  const pids = names.ok ? names.value.filter((name) => /^\d+$/.test(name)) : [];
  return pids.map(Number).filter((pid) => {
    const link = files.readLink(`/proc/${pid}/exe`);
    return link.ok && isEmulator(link.value.replace(/ \(deleted\)$/, ''), known);
  });
}

const isEmulator = (executable: string, known: ReadonlySet<string>): boolean =>
  known.has(executable) || /\/qemu-[^/]+$/.test(executable);

function lineages(
  files: Files,
  pids: readonly number[],
  bootMs: number | null,
  known: ReadonlySet<string>,
): Processes {
  const found = new Map<number, Process>();
  const open = [...pids];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (pid <= 0 || found.has(pid)) continue;
    const process = processOf(files, pid, bootMs, known, new Map());
    if (process === null) continue;
    found.set(pid, process);
    open.push(process.parent);
  }
  return processTable([...found.values()], (wanted) => Promise.resolve(workingDirectories(files, wanted)));
}

function bootTimeMs(files: Files): number | null {
  const stat = files.text('/proc/stat', 16 * 1024 * 1024);
  const seconds = stat.ok ? /^btime (\d+)$/m.exec(stat.value)?.[1] : undefined;
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** A zombie: it runs no more, and its parent has not asked how it ended. Where nobody does, it stays in the table (proc(5)). */
export const hasEnded = (state: string | undefined): boolean => state === 'Z' || state === 'X';

/**
 * The flag of a thread of the kernel's own (PF_KTHREAD, include/linux/sched.h): such a thread has neither arguments nor an
 * executable.
 */
const kernelThread = 0x0020_0000;

/** Null when it has ended. */
function processOf(
  files: Files,
  pid: number,
  bootMs: number | null,
  known: ReadonlySet<string>,
  commands: Map<number, string>,
): Process | null {
  const at = `/proc/${pid}`;
  const stat = files.text(`${at}/stat`, 65_536);
  const status = files.text(`${at}/status`, 65_536);
  if (!stat.ok || !status.ok) return null;
  // The name is in parentheses and may itself contain parentheses and spaces.
  const open = stat.value.indexOf('(');
  const close = stat.value.lastIndexOf(')');
  const fields = stat.value.slice(close + 2).split(' ');
  const ticks = Number(fields[19]);
  const uid = Number(/^Uid:\s+(\d+)/m.exec(status.value)?.[1]);
  const parent = Number(fields[1]);
  if (close < open || Number.isNaN(parent) || Number.isNaN(uid)) return null;
  const command = stat.value.slice(open + 1, close);
  commands.set(pid, command);
  if (hasEnded(fields[0])) return null;
  const startedMs = bootMs === null || Number.isNaN(ticks) ? null : bootMs + (ticks * 1000) / ticksPerSecond;
  // Often half of the table: what they cannot have is not asked for.
  if ((Number(fields[6]) & kernelThread) !== 0) {
    return { pid, parent, uid, startedMs, executable: command, arguments: [], translated: null };
  }

  const cmdline = files.text(`${at}/cmdline`, 4 * 1024 * 1024);
  const all = cmdline.ok && cmdline.value !== '' ? cmdline.value.replace(/\0$/, '').split('\0') : [];
  const link = files.readLink(`${at}/exe`);
  const exe = link.ok ? link.value.replace(/ \(deleted\)$/, '') : undefined;
  const translated = exe === undefined ? null : isEmulator(exe, known);
  const emulated = translated === true ? emulatedProgram(all) : null;
  return {
    pid,
    parent,
    uid,
    startedMs,
    executable: emulated?.[0] ?? exe ?? (all[0]?.startsWith('/') ? all[0] : command),
    arguments: emulated ?? all,
    translated,
  };
}

/** The program that an emulator was started with: its first argument that is an absolute path and no option's value. */
function emulatedProgram(emulator: readonly string[]): readonly string[] | null {
  const rest = emulator.slice(1);
  const withValue = new Set(['-L', '-E', '-U', '-0', '-cpu', '-s', '-B', '-R', '-g', '-d', '-D', '-r', '-p']);
  let at = 0;
  while (rest[at]?.startsWith('-')) at += withValue.has(rest[at] ?? '') ? 2 : 1;
  return at < rest.length ? rest.slice(at) : null;
}

/**
 * As each was started (proc(5), `environ`): NUL after each variable, the first of a name counts. One that is empty or truncated is
 * ignored; so is that of a container or a chroot, whose paths are not ours (mount_namespaces(7)).
 */
function environments(files: Files, pids: readonly number[]): ReadonlyMap<number, ProcessEnvironment> {
  const found = new Map<number, ProcessEnvironment>();
  const ours = files.readLink('/proc/self/ns/mnt');
  for (const pid of pids) {
    const root = files.readLink(`/proc/${pid}/root`);
    const namespace = files.readLink(`/proc/${pid}/ns/mnt`);
    if (!ours.ok || !namespace.ok || namespace.value !== ours.value || !root.ok || root.value !== '/')
      continue;
    const text = files.text(`/proc/${pid}/environ`, 4 * 1024 * 1024);
    if (!text.ok || !text.value.endsWith('\0')) continue;
    const variables = text.value.slice(0, -1).split('\0').map(split).reverse();
    found.set(pid, Object.fromEntries(variables));
  }
  return found;
}

function split(variable: string): [string, string] {
  const at = variable.indexOf('=');
  return at < 0 ? [variable, ''] : [variable.slice(0, at), variable.slice(at + 1)];
}

function workingDirectories(files: Files, pids: readonly number[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const pid of pids) {
    const link = files.readLink(`/proc/${pid}/cwd`);
    if (link.ok) found.set(pid, link.value.replace(/ \(deleted\)$/, ''));
  }
  return found;
}
