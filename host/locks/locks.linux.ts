import type { FileFacts, Files } from '../files/files.ts';
import type { Lock, LockQuery, Locks } from './locks.ts';
import { inWords } from './text.ts';

/** One line of /proc/locks. */
interface Row {
  readonly waits: boolean;
  readonly pid: number;
  readonly mode: Lock['mode'];
  readonly device: string;
  readonly inode: number;
}

/** A file asked about, as the kernel identifies it. */
interface Wanted {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
}

/**
 * Who holds and who waits for the named files, by /proc/locks, each confirmed by its descriptors. The table names files by device
 * and inode; the device is not always the one that `stat` reports (btrfs, overlay), and the process may have ended and left the
 * lock to those that inherited its descriptor. Locks without a process (OFD) or of another pid namespace show only for processes
 * named in the query. A table of more than a page is not read in one moment.
 */
export function locksOfLinux(files: Files, { paths, pids = [], under = [] }: LockQuery): Locks {
  const table = rowsOf(files);
  if (typeof table === 'string') return { certainty: 'unknown', reason: table, all: [] };
  const wanted = paths.flatMap((path) => {
    const facts = files.target(path);
    return facts.ok ? [{ path, device: facts.value.device, inode: facts.value.inode }] : [];
  });
  wanted.push(...lockedBelow(files, table, under, wanted));
  const descriptors = new Descriptors(files);
  const first = look(descriptors, table, wanted);
  const all = [...first.all];
  for (const pid of pids) {
    for (const want of wanted) {
      if (!all.some((lock) => lock.pid === pid && lock.path === want.path)) {
        all.push(...openIn(files, descriptors, pid, want));
      }
    }
  }
  const reasons = [...first.unsure];
  const missing = first.passedOn.filter(
    ({ path }) => !all.some((lock) => lock.path === path && lock.state === 'holds'),
  );
  if (missing.length > 0) {
    // Looked at again: most such locks were given back while we looked.
    const now = rowsOf(files);
    const again = look(new Descriptors(files), typeof now === 'string' ? table : now, wanted);
    for (const { path, pid } of again.passedOn) {
      if (!missing.some((before) => before.path === path && before.pid === pid)) continue;
      reasons.push(inWords('passedOn', { path, pid }));
    }
  }
  return reasons.length === 0
    ? { certainty: 'observed', all }
    : { certainty: 'suspected', reason: reasons.join('; '), all };
}

interface Look {
  readonly all: readonly Lock[];
  /** Locks whose process does not have the file open. */
  readonly passedOn: readonly { readonly path: string; readonly pid: number }[];
  readonly unsure: readonly string[];
}

/** The rows of the table; the reason when it cannot be read. */
function rowsOf(files: Files): readonly Row[] | string {
  const table = files.text('/proc/locks', 16 * 1024 * 1024);
  if (!table.ok) return table.failure.message;
  return table.value
    .split('\n')
    .map(rowOf)
    .filter((row) => row !== null);
}

/** What the rows say of the files. */
function look(descriptors: Descriptors, rows: readonly Row[], wanted: readonly Wanted[]): Look {
  const all: Lock[] = [];
  const passedOn: { path: string; pid: number }[] = [];
  const unsure: string[] = [];
  for (const row of rows) {
    for (const want of wanted) {
      if (row.inode !== want.inode || row.pid <= 0) continue;
      const { path } = want;
      const { pid, mode } = row;
      const sure = row.device === deviceName(want.device);
      const open = hasOpen(descriptors, pid, want);
      if (open === true || (open === null && sure)) {
        all.push({ path, pid, state: row.waits ? 'waits' : 'holds', mode });
      } else if (open === null) unsure.push(inWords('mayNotLook', { pid, path }));
      else if (sure && !row.waits) passedOn.push({ path, pid });
    }
  }
  return { all, passedOn, unsure };
}

/** The files below the directories that a row is about, by the descriptors of its process, each examined once. */
function lockedBelow(
  files: Files,
  rows: readonly Row[],
  directories: readonly string[],
  known: readonly Wanted[],
): readonly Wanted[] {
  if (directories.length === 0) return [];
  const inodes = new Set(known.map(({ inode }) => inode));
  const lockedBy = new Map<number, Set<number>>();
  for (const { pid, inode } of rows) {
    if (pid <= 0 || inodes.has(inode)) continue;
    const locked = lockedBy.get(pid) ?? new Set();
    lockedBy.set(pid, locked.add(inode));
  }
  const found = new Map<string, Wanted>();
  for (const [pid, locked] of lockedBy) {
    const names = files.list(`/proc/${pid}/fd`, 10_000);
    if (!names.ok) continue;
    for (const name of names.value) {
      const path = files.readLink(`/proc/${pid}/fd/${name}`);
      if (!path.ok || found.has(path.value)) continue;
      if (!directories.some((directory) => path.value.startsWith(`${directory}/`))) continue;
      const facts = files.target(path.value);
      if (!facts.ok || !locked.has(facts.value.inode)) continue;
      found.set(path.value, { path: path.value, device: facts.value.device, inode: facts.value.inode });
    }
  }
  return [...found.values()];
}

/** `1: FLOCK  ADVISORY  WRITE 13379 fe:00:10070252 0 EOF`; a waiter has `->` after the number. proc(5) */
function rowOf(line: string): Row | null {
  const match =
    /^\d+:\s+(->\s+)?(?:FLOCK|POSIX|OFDLCK)\s+\S+\s+(READ|WRITE)\s+(-?\d+)\s+([\da-f]+:[\da-f]+):(\d+)\s/.exec(
      line,
    );
  if (!match) return null;
  return {
    waits: match[1] !== undefined,
    mode: match[2] === 'READ' ? 'shared' : 'exclusive',
    pid: Number(match[3]),
    device: match[4] ?? '',
    inode: Number(match[5]),
  };
}

/** A device number as /proc/locks prints it: major and minor in hex, two digits at least (fs/locks.c, `%02x:%02x`). */
export function deviceName(device: number): string {
  const wide = BigInt(device);
  const major = ((wide >> 8n) & 0xfffn) | ((wide >> 32n) & ~0xfffn);
  const minor = (wide & 0xffn) | ((wide >> 12n) & ~0xffn);
  return [major, minor].map((part) => part.toString(16).padStart(2, '0')).join(':');
}

/** The open files of processes, each process asked once in a look. */
class Descriptors {
  readonly #files: Files;
  readonly #known = new Map<number, readonly { name: string; facts: FileFacts }[] | null>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Descriptors of a process that lead to the file; null when we may not look. */
  of(pid: number, want: Wanted): readonly string[] | null {
    const known = this.#known.get(pid);
    const open = known === undefined ? this.#read(pid) : known;
    this.#known.set(pid, open);
    if (open === null) return null;
    return open
      .filter(({ facts }) => facts.inode === want.inode && facts.device === want.device)
      .map(({ name }) => name);
  }

  #read(pid: number): readonly { name: string; facts: FileFacts }[] | null {
    const names = this.#files.list(`/proc/${pid}/fd`, 1_000_000);
    if (!names.ok) return names.failure.kind === 'absent' ? [] : null;
    return names.value.flatMap((name) => {
      const facts = this.#files.target(`/proc/${pid}/fd/${name}`);
      return facts.ok ? [{ name, facts: facts.value }] : [];
    });
  }
}

function hasOpen(descriptors: Descriptors, pid: number, want: Wanted): boolean | null {
  const found = descriptors.of(pid, want);
  return found === null ? null : found.length > 0;
}

/** The relation of a process to a file that no row attributed to it: `lock:` lines in its fdinfo, otherwise merely open. */
function openIn(files: Files, descriptors: Descriptors, pid: number, want: Wanted): readonly Lock[] {
  const open = descriptors.of(pid, want) ?? [];
  const locks = open.map((name) => {
    const info = files.text(`/proc/${pid}/fdinfo/${name}`, 65_536);
    const line = info.ok ? /^lock:\s+(.*)$/m.exec(info.value)?.[1] : undefined;
    const row = line === undefined ? null : rowOf(`${line} `);
    return row === null
      ? ({ path: want.path, pid, state: 'open', mode: 'unknown' } as const)
      : ({ path: want.path, pid, state: 'holds', mode: row.mode } as const);
  });
  const holding = locks.find((lock) => lock.state === 'holds');
  return holding ? [holding] : locks.slice(0, 1);
}
