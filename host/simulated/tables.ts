import type { Files } from '../files/files.ts';
import type { Context, ContextId, Hardware } from '../host.ts';
import type { LockQuery, Locks } from '../locks/locks.ts';
import type { Machine } from '../machine.ts';
import { noProcessTable, processTable } from '../processes/process-table.ts';
import type { Process, Processes } from '../processes/processes.ts';
import type { Description } from './description.ts';
import { inWords } from './text.ts';

const contextIds: readonly ContextId[] = ['login-shell', 'gui', 'daemon'];

/** Null when the description does not say. */
export function hardwareOf({ hardware }: Description): Hardware | null {
  const architecture = hardware?.architecture;
  if (hardware === undefined || architecture === undefined) return null;
  const { ours = architecture, native = [architecture] } = hardware;
  const translated = hardware.translated ?? !native.includes(ours);
  return {
    architecture,
    native,
    ours,
    translated,
    translators: hardware.translators ?? [],
    osVersion: hardware.osVersion ?? null,
    ...(hardware.memoryBytes !== undefined && { memoryBytes: hardware.memoryBytes }),
    evidence: hardware.evidence ?? [inWords('hardware', { architecture, ours })],
  };
}

/** The contexts that are described; the others as `ask` finds them. */
export async function contextsOf(
  { contexts: described = {} }: Description,
  { user }: Machine,
  ask: () => Promise<readonly Context[]>,
): Promise<readonly Context[]> {
  const found = new Map<ContextId, Context>();
  if (contextIds.some((id) => described[id] === undefined)) {
    for (const context of await ask()) found.set(context.id, context);
  }
  for (const id of contextIds) {
    const context = described[id];
    if (context === undefined) continue;
    found.set(id, {
      id,
      path: context.path,
      environment: {
        HOME: user.home,
        USER: user.name,
        ...context.environment,
        PATH: context.path.join(':'),
      },
      certainty: context.certainty ?? 'observed',
      source: context.source ?? `machine.json: contexts.${id}`,
    });
  }
  return contextIds.map((id) => found.get(id)).filter((context) => context !== undefined);
}

/** What a Mac's process table has of this is never more than suspected. */
const suspected = (translated: boolean | undefined): Process['translated'] =>
  translated === true ? 'suspected' : null;

/** Null when the description lacks a process table. */
export function processesOf({ platform, processes, untold }: Description, uid: number): Processes | null {
  if (untold?.processes !== undefined) return noProcessTable(untold.processes);
  if (processes === undefined) return null;
  const all = processes.map((process) => ({
    pid: process.pid,
    parent: process.parent ?? 1,
    uid: process.uid ?? uid,
    startedMs: process.started === undefined ? null : Date.parse(process.started),
    executable: process.executable,
    arguments: process.arguments ?? [process.executable],
    translated: platform === 'darwin' ? suspected(process.translated) : (process.translated ?? null),
  }));
  const directories = new Map<number, string>();
  for (const { pid, directory } of processes) if (directory !== undefined) directories.set(pid, directory);
  const told = processes.flatMap(({ pid, environment }) =>
    environment ? [[pid, environment] as const] : [],
  );
  return processTable(
    all,
    (pids) => Promise.resolve(new Map([...directories].filter(([pid]) => pids.includes(pid)))),
    { environments: (pids) => Promise.resolve(new Map(told.filter(([pid]) => pids.includes(pid)))) },
  );
}

/** Null when the description lacks a lock table. On macOS it answers, as a Mac does, for named processes only. */
export function locksOf(
  { platform, locks, untold }: Description,
  files: Files,
  { paths, pids, under = [] }: LockQuery,
): Locks | null {
  if (untold?.locks !== undefined) return { certainty: 'unknown', reason: untold.locks, all: [] };
  if (locks === undefined) return null;
  const realOf = (path: string): string => {
    const real = files.realPath(path);
    return real.ok ? real.value : path;
  };
  const asked = new Map(paths.map((path) => [realOf(path), path]));
  const all = locks.flatMap(({ path, pid, state, mode = 'unknown', marked }) => {
    const real = realOf(path);
    const below = platform === 'linux' && under.some((directory) => real.startsWith(`${realOf(directory)}/`));
    const as = asked.get(real) ?? (below ? real : undefined);
    const named = platform === 'linux' || (pids ?? []).includes(pid);
    if (as === undefined || !named) return [];
    return [{ path: as, pid, state, mode, ...(marked === undefined ? {} : { marked }) }];
  });
  return { certainty: platform === 'linux' ? 'observed' : 'suspected', all };
}
