import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Locks } from '../../host/locks/locks.ts';
import { ownerOf } from '../../host/processes/owners.ts';
import type { Processes } from '../../host/processes/processes.ts';
import { type Actor, actorsOf, goProcesses, isOurs, moduleOf } from './actor.ts';
import { jetbrainsFolders, vscodeFolders } from './editors.ts';
import type { TimedHold } from './lock-times.ts';
import type { Memory } from './memory.ts';
import { pendingLocks } from './pending-locks.ts';
import { type Session, sessionsOf } from './session.ts';
import { type Storm, startOf, stormsOf } from './storm.ts';
import { holdsOf } from './wait.ts';

/** Who works on which module, and who waits for whom, at one moment. */
export interface Picture {
  readonly at: number;
  readonly moduleCache: string;
  readonly actors: readonly Actor[];
  readonly sessions: readonly Session[];
  readonly holds: readonly TimedHold[];
  /** The modules in which go commands of two applications run, or did within the last ten seconds. */
  readonly contested: ReadonlySet<string>;
  readonly storms: readonly Storm[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
  /** Of editors' own files, what could not be read, one sentence each. */
  readonly unread: readonly string[];
}

/**
 * Looks once. What needs several looks (how long, how often) is kept in `memory`. With `only`, the go processes that run,
 * the rest of the process table and the files of editors are not read: for many looks a second.
 */
export async function takePicture(
  host: Host,
  moduleCache: string,
  memory: Memory,
  now: number,
  only?: readonly number[],
): Promise<Picture> {
  let processes = await host.processes(only);
  const working = goProcesses(processes, host.user.uid).map(({ pid }) => pid);
  const workingNow = await actorsOf(processes, working, host.files);
  // macOS shows open files through lsof only, which is not for polling: one call, and only while two applications work.
  const ask = host.platform === 'linux' || ownersAtWork([...workingNow.values()]).size > 1;
  const here = [...workingNow.values()].flatMap(({ module }) => module ?? []);
  // Where locks are reported for named files only, those that are wanted now are named.
  const pending = host.platform === 'darwin' && ask ? pendingLocks(here, moduleCache, host.files) : [];
  const files = [join(moduleCache, 'cache/lock'), ...pending, ...memory.moduleFiles()];
  const locks = ask
    ? await host.locks({
        paths: files,
        under: [join(moduleCache, 'cache')],
        // The kernel's table names holders and waiters; what processes merely have open takes many reads more.
        ...(only === undefined && { pids: working }),
      })
    : ({ certainty: 'observed', all: [] } satisfies Locks);
  const locking = locks.all.map(({ pid }) => pid);
  const others = locking.filter((pid) => processes.find(pid) === undefined);
  if (only !== undefined && others.length > 0) processes = await host.processes([...working, ...locking]);
  const lockers = await actorsOf(
    processes,
    locking.filter((pid) => !workingNow.has(pid)),
    host.files,
  );
  const actors = new Map([...workingNow, ...lockers]);

  if (only === undefined) {
    memory.keepOwners((pid) => processes.find(pid) !== undefined);
    const unread = new Set<string>();
    memory.folders = openFolders(host, processes, now, unread);
    memory.unread = [...unread];
  }
  const workers = working.flatMap((pid) => actors.get(pid) ?? []);
  const applications = workers.filter((actor) => !isOurs(actor));
  const sessions = memory.sessions(sessionsOf(applications, memory.folders), now);
  memory.started(
    applications.flatMap((actor) => startOf(actor, now) ?? []),
    now,
  );
  memory.knowModules(sessions.map(({ module }) => module));
  return {
    at: now,
    moduleCache,
    actors: workers,
    sessions,
    holds: memory.locks.time(holdsOf(locks, actors, moduleCache), now),
    contested: memory.contested(applications, now),
    storms: stormsOf(memory.starts, now, host.glance === undefined),
    unknown: [
      processes.reason,
      locks.certainty === 'unknown' && working.length > 0 ? locks.reason : undefined,
    ].filter((reason) => reason !== undefined),
    unread: memory.unread,
  };
}

/** The modules that editors have open, by their own files; a window's process represents its application. */
function openFolders(host: Host, processes: Processes, now: number, unread: Set<string>): Memory['folders'] {
  const all = [...vscodeFolders(host, processes, now, unread), ...jetbrainsFolders(host, processes, unread)];
  return all.flatMap((folder) => {
    const module = moduleOf(folder.folder, host.files);
    const owner = ownerOf(processes, folder.ownerPid);
    const ownerPid = owner?.name === folder.owner ? owner.pid : folder.ownerPid;
    return module === null ? [] : [{ ...folder, ownerPid, module }];
  });
}

/** The applications that run go commands at this moment, by their own processes. */
export function ownersAtWork(actors: readonly Actor[]): ReadonlySet<number> {
  return new Set(
    actors.flatMap((actor) =>
      actor.kind === 'go' && actor.ownerPid !== null && !isOurs(actor) ? [actor.ownerPid] : [],
    ),
  );
}
