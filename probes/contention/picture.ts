import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { type Actor, actorsOf, goProcesses, moduleOf } from './actor.ts';
import { jetbrainsFolders, vscodeFolders } from './editors.ts';
import type { Locks } from '../../host/locks.ts';
import type { Memory } from './memory.ts';
import { type Session, sessionsOf } from './session.ts';
import { type Storm, startOf, stormsOf } from './storm.ts';
import { type Hold, holdsOf } from './wait.ts';

/** A hold with how long it was seen: at least so long, it may have begun before the first look. */
export interface TimedHold extends Hold {
  readonly since: number;
  /** When the first of its waiters was seen waiting; null while nobody waits. */
  readonly waitingSince: number | null;
}

/** Who works on which module, and who waits for whom, at one moment. */
export interface Picture {
  readonly at: number;
  readonly moduleCache: string;
  readonly actors: readonly Actor[];
  readonly sessions: readonly Session[];
  readonly holds: readonly TimedHold[];
  readonly storms: readonly Storm[];
  /** What could not be told, one sentence each. */
  readonly unknown: readonly string[];
}

/** Looks once. What needs several looks (how long, how often) is kept in `memory`. */
export async function takePicture(
  host: Host,
  moduleCache: string,
  memory: Memory,
  now: number,
): Promise<Picture> {
  const processes = await host.processes();
  const working = goProcesses(processes, host.user.uid).map(({ pid }) => pid);
  const actorsNow = await actorsOf(processes, working, host.files);
  const goOwners = ownersAtWork([...actorsNow.values()]);
  // macOS tells of open files through lsof only, which is not for polling: one call, and only while two applications work.
  const ask = host.platform === 'linux' || goOwners.size > 1;
  const files = [join(moduleCache, 'cache/lock'), ...memory.moduleFiles()];
  const locks = ask
    ? await host.locks({ paths: files, pids: working, under: [join(moduleCache, 'cache')] })
    : ({ certainty: 'observed', all: [] } satisfies Locks);
  const actors = await actorsOf(processes, [...working, ...locks.all.map(({ pid }) => pid)], host.files);

  const folders = [...vscodeFolders(host, processes, now), ...jetbrainsFolders(host, processes)].flatMap(
    (folder) => {
      const module = moduleOf(folder.folder, host.files);
      return module === null ? [] : [{ ...folder, module }];
    },
  );
  const workers = working.flatMap((pid) => actors.get(pid) ?? []);
  const sessions = memory.sessions(sessionsOf(workers, folders), now);
  memory.started(
    workers.flatMap((actor) => startOf(actor, now) ?? []),
    now,
  );
  memory.knowModules(sessions.map(({ module }) => module));
  return {
    at: now,
    moduleCache,
    actors: workers,
    sessions,
    holds: memory.holds(holdsOf(locks, actors, moduleCache), now),
    storms: stormsOf(memory.starts, now),
    unknown: [
      processes.reason,
      locks.certainty === 'unknown' && working.length > 0 ? locks.reason : undefined,
    ].filter((reason) => reason !== undefined),
  };
}

/** The applications that run go commands at this moment. */
export function ownersAtWork(actors: readonly Actor[]): ReadonlySet<string> {
  return new Set(actors.flatMap(({ kind, owner }) => (kind === 'go' && owner !== null ? [owner] : [])));
}
