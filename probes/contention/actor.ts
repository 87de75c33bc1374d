import type { Files } from '../../host/files/files.ts';
import { ownerOf } from '../../host/processes/owners.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { Translations } from '../../host/processes/translation.ts';
import { nearestWith } from './nearest.ts';

/** A process that works on Go modules, with the application that started it. */
export interface Actor {
  readonly pid: number;
  readonly kind: 'go' | 'gopls' | 'dlv' | 'git' | 'other';
  /** `go mod tidy`, `gopls`: the program and its verb, at most 200 characters of its arguments. */
  readonly command: string;
  /** The application that it belongs to; null when no parent is known. */
  readonly owner: string | null;
  readonly family: string | null;
  /** The application's own process: two windows of one application are one owner, two applications of one name are two. */
  readonly ownerPid: number | null;
  /** Milliseconds since 1970; null if the process table did not say. */
  readonly startedMs: number | null;
  readonly directory: string | null;
  /** Directory of the go.mod that it works in. */
  readonly module: string | null;
  /** Parents, nearest first. */
  readonly chain: readonly Parent[];
}

export interface Parent {
  /** `zsh (4711)` */
  readonly name: string;
  readonly translated: Process['translated'];
}

/** What gowarden itself runs (`why-tidy`): no application's work, and nobody who waits. */
export const isOurs = ({ family }: Pick<Actor, 'family'>): boolean => family === 'gowarden';

/** Of two views of one process the more complete one: a process that ended before it was looked at no longer has an application. */
export function fuller(before: Actor, now: Actor): Actor {
  const knows = ({ owner, startedMs, directory }: Actor): number =>
    [owner, startedMs, directory].filter((one) => one !== null).length;
  return knows(now) >= knows(before) ? now : before;
}

const nameOf = (process: Process): string =>
  process.executable.slice(process.executable.lastIndexOf('/') + 1);

function kindOf(process: Process): Actor['kind'] | null {
  const name = nameOf(process);
  if (name === 'go' || /^go1\.\d+(\.\d+|rc\d+|beta\d+)?$/.test(name)) return 'go';
  // gopls starts a child of itself for telemetry (x/telemetry/start.go); it serves nobody.
  if (name === 'gopls')
    return process.arguments.some((word) => word.includes('** telemetry **')) ? null : 'gopls';
  return name === 'dlv' ? 'dlv' : null;
}

/** Every `go`, `gopls` and `dlv` of this user. */
export function goProcesses(processes: Processes, uid: number): readonly Process[] {
  return processes.all.filter((process) => process.uid === uid && kindOf(process) !== null);
}

/** Describes processes as actors; any process may be asked for, as a lock may be held by anything. */
export async function actorsOf(
  processes: Processes,
  pids: readonly number[],
  files: Files,
): Promise<ReadonlyMap<number, Actor>> {
  const known = [...new Set(pids)].flatMap((pid) => processes.find(pid) ?? []);
  const directories = await processes.workingDirectories(known.map(({ pid }) => pid));
  const translations = new Translations(processes, files);
  const describe = (process: Process): Actor => {
    const directory = directories.get(process.pid) ?? null;
    const module = directory === null ? null : moduleOf(directory, files);
    const chain = processes.ancestors(process.pid).map((parent) => ({
      name: `${nameOf(parent)} (${parent.pid})`,
      translated: translations.of(parent),
    }));
    return { ...described(process, processes), directory, module, chain };
  };
  return new Map(known.map((process) => [process.pid, describe(process)]));
}

/** What the process table alone shows about it. */
function described(process: Process, processes: Processes): Omit<Actor, 'directory' | 'module' | 'chain'> {
  const owner = ownerOf(processes, process.pid);
  const kind = kindOf(process) ?? (nameOf(process) === 'git' ? 'git' : 'other');
  return {
    pid: process.pid,
    kind,
    command: commandOf(process),
    owner: owner?.name ?? null,
    family: owner?.family ?? null,
    ownerPid: owner?.pid ?? null,
    startedMs: process.startedMs,
  };
}

/** The program's name and its arguments; the first argument is the name by which it was called. */
export function commandOf(process: Process): string {
  return [nameOf(process), ...process.arguments.slice(1).map(shortened)].join(' ').slice(0, 200);
}

/** gopls asks for `-json=Name,ImportPath,` and twenty fields more, after which the rest of its command would not be visible. */
function shortened(argument: string): string {
  return argument.replace(/^(-[\w-]+=[^,]+,[^,]+),.{20,}$/, '$1,…');
}

/** The directory of the module that a directory is in; null when it is in none. */
export function moduleOf(directory: string, files: Files): string | null {
  return nearestWith('go.mod', directory, files);
}
