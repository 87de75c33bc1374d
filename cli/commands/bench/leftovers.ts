import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTemporaryOf, removeTemporary } from '../../../daemon/files/own.ts';
import { cappedText } from '../../../host/files/capped.ts';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import type { Host } from '../../../host/host.ts';
import type { Process, Processes } from '../../../host/processes/processes.ts';

/** The file of a measurement's directory that says whose it is. */
export const markName = 'owner.json';

/** The process that measures: its pid alone may be another's later, or be counted elsewhere. */
export interface Owner {
  readonly gowarden: 'bench';
  /** The machine and what counts its processes: containers may share the temporary directory. */
  readonly where: string;
  readonly pid: number;
  readonly startedMs: number;
}

/** Bytes of what an owner is written as, and milliseconds that the table may be off when a clock was set. */
const longestMark = 4096;
const sameMs = 10_000;
/** Directories that are looked at. */
const most = 100;

/** This process, or the one of that pid; null where its start is unknown: what it leaves then stays. */
export async function ownerOf(host: Host, pid = process.pid): Promise<Owner | null> {
  const startedMs = (await host.processes([pid])).find(pid)?.startedMs ?? null;
  return startedMs === null ? null : { gowarden: 'bench', where: whereabouts(), pid, startedMs };
}

function whereabouts(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname(); // No Linux.
  }
}

/**
 * Removes what measurements have left that were ended by force: directories of ours by name, owner and mode, whose mark names a process
 * that is gone, and in which no other works. Returns their paths.
 */
export async function removeLeftovers(host: Host, parent = tmpdir()): Promise<readonly string[]> {
  const marked = readdirSync(parent)
    .filter((name) => name.startsWith('gowarden-bench-'))
    .slice(0, most)
    .map((name) => join(parent, name))
    .flatMap((path) => {
      const owner = markIn(path);
      return owner === null ? [] : [{ path, owner }];
    });
  if (marked.length === 0) return [];
  const processes = await host.processes();
  if (processes.certainty === 'unknown' || processes.find(process.pid) === undefined) return [];
  const own = processes.all.filter(({ uid }) => uid === process.getuid?.());
  const places = await processes.workingDirectories(own.map(({ pid }) => pid));
  const isUsed = (path: string): boolean =>
    own.some((one) =>
      [one.executable, ...one.arguments, places.get(one.pid) ?? ''].some((text) => text.includes(path)),
    );
  return marked
    .filter(({ path, owner }) => isGone(owner, processes) && !isUsed(path) && removed(path))
    .map(({ path }) => path);
}

/** The owner of a directory that is ours; null of any other. */
function markIn(path: string): Owner | null {
  try {
    if (!isTemporaryOf('bench', path) || (lstatSync(path).mode & 0o7777) !== 0o700) return null;
    const mark = join(path, markName);
    const facts = lstatSync(mark);
    if (!facts.isFile() || facts.nlink !== 1 || facts.uid !== process.getuid?.()) return null;
    const read = readJson(cappedText(mark, longestMark));
    const [pid, startedMs] = [fieldOf(read, 'pid'), fieldOf(read, 'startedMs')];
    const isOurs = fieldOf(read, 'gowarden') === 'bench' && fieldOf(read, 'where') === whereabouts();
    if (!isOurs || !Number.isSafeInteger(pid) || typeof startedMs !== 'number') return null;
    return { gowarden: 'bench', where: whereabouts(), pid: pid as number, startedMs };
  } catch {
    return null; // What cannot be read proves nothing.
  }
}

/** Another process of that pid was started at another time, and measures nothing: a clock that is set shifts all times of starts. */
function isGone({ pid, startedMs }: Owner, processes: Processes): boolean {
  const one: Process | undefined = processes.find(pid);
  if (one === undefined) return true;
  if (one.arguments.includes('bench')) return false;
  return one.startedMs !== null && Math.abs(one.startedMs - startedMs) > sameMs;
}

function removed(path: string): boolean {
  try {
    removeTemporary(path);
    return true;
  } catch {
    return false; // It stays, and nothing is said of it.
  }
}
