import { ownerOf } from '../../host/processes/owners.ts';
import type { Host } from '../../host/host.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import type { Cache } from '../cache.ts';
import { isWithin } from '../sink/boundary.ts';
import { runningIdes } from './ides.ts';
import { GoPlacesInUse } from './go-places.ts';
import { blockers, commandOf, roleOfProcess, type Role } from './programs.ts';
import type { Use, User } from './use.ts';
import { inWords } from '../text.ts';

/** One look at who runs, from which the use of every cache follows. */
export interface UseLook {
  readonly processes: Processes;
  useOf(cache: Cache): Promise<Use>;
}

/** Reads the process table once; nothing else is read before a cache needs it. */
export async function lookAtUse(host: Host): Promise<UseLook> {
  const processes = await host.processes();
  if (processes.certainty !== 'observed') {
    const reason = processes.reason ?? inWords('processUnreadable');
    return { processes, useOf: () => Promise.resolve({ state: 'unknown', reason }) };
  }
  const mine = processes.all.filter(({ uid }) => uid === host.user.uid || uid === 0);
  const childrenOf = new Map<number, Process[]>();
  for (const process of mine) {
    childrenOf.set(process.parent, [...(childrenOf.get(process.parent) ?? []), process]);
  }
  const roles = new Map<Process, Role>();
  for (const process of mine) {
    const role = roleOfProcess(process, childrenOf.get(process.pid) ?? []);
    if (role !== null) roles.set(process, role);
  }
  const goPlaces = new GoPlacesInUse(
    host,
    processes,
    [...roles].flatMap(([process, role]) => (role === 'go' ? [process] : [])),
  );
  const users = (all: readonly Process[]): User[] => all.map((process) => userOf(processes, process));

  const useOf = async (cache: Cache): Promise<Use> => {
    const wanted = blockers[cache.kind];
    const isWanted = ([, role]: [Process, Role]): boolean => wanted.includes(role);
    const commands = wanted.includes('go') ? await goPlaces.usersOf(cache) : new Set<Process>();
    const by = [...roles]
      .filter(isWanted)
      .flatMap(([process, role]) => (role !== 'go' || commands.has(process) ? [process] : []));
    // Runs of a program that is in the cache: a toolchain from the module cache, a tool built into the build cache.
    const inside = mine.filter(({ executable }) => holds(cache, executable));
    const ides = wanted.includes('jetbrains') ? runningIdes(host, processes, mine, cache) : [];
    if (ides === null) return { state: 'unknown', reason: inWords('ideUnknown', { name: cache.name }) };
    const found = [...new Set([...by, ...inside, ...ides])];
    if (found.length > 0) return { state: 'busy', by: users(topmost(found, processes)) };
    return await lockedBy(host, processes, cache);
  };
  return { processes, useOf };
}

function holds(cache: Cache, executable: string): boolean {
  return (
    cache.kind !== 'vscode-go-tools' &&
    cache.places.some((place) =>
      place.shape === 'tree'
        ? place.names.some((name) => isWithin(executable, `${place.root}/${name}`))
        : isWithin(executable, place.root),
    )
  );
}

/** Of a build's many processes the ones that the user started: a compiler is reported as its `go build`. */
function topmost(found: readonly Process[], processes: Processes): Process[] {
  const pids = new Set(found.map(({ pid }) => pid));
  return found.filter(({ pid }) => !processes.ancestors(pid).some((above) => pids.has(above.pid)));
}

export function userOf(processes: Processes, process: Process): User {
  return {
    pid: process.pid,
    command: commandOf(process),
    owner: ownerOf(processes, process.pid)?.name ?? null,
  };
}

/** The lock files of a module cache: a process that holds one is in the middle of something, whatever its name. */
async function lockedBy(host: Host, processes: Processes, cache: Cache): Promise<Use> {
  if (cache.kind !== 'go-modules' && cache.kind !== 'go-toolchain') return { state: 'idle' };
  const paths = cache.places
    .filter(({ shape }) => shape === 'modules')
    .map(({ root }) => `${root}/cache/lock`);
  if (paths.length === 0) return { state: 'idle' };
  const locks = await host.locks({ paths });
  const holders = locks.all.flatMap(({ pid, state }) => {
    const process = state === 'open' ? undefined : processes.find(pid);
    return process ? [process] : [];
  });
  if (holders.length === 0) return { state: 'idle' };
  return { state: 'busy', by: holders.map((process) => userOf(processes, process)) };
}
