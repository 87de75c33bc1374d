import type { Process, Processes } from '../../host/processes/processes.ts';
import type { CacheKind } from '../cache.ts';
import { blockers, roleOf, roleOfProcess, type Role } from '../use/programs.ts';
import { userOf } from '../use/look.ts';
import type { User } from '../use/use.ts';
import type { Workbench } from './workbench.ts';

/** A program that began after the process table was read and may use a cache. */
export interface Newcomer {
  /** `unknown`: who came could not be determined, so it counts as in the way of everything. */
  readonly role: Role | 'unknown';
  readonly user: User;
}

/**
 * Who came since the table was read. Where newcomers can be identified at once (host/processes/newcomers.ts), one that
 * is still the shell or the editor that will become a `go` does no harm: it looks at the caches only after that. Where
 * only their pids are known, or not even these, the table is read again; `surely` also does so when no pid is new,
 * because a known process may have become another program, which only Linux reports at once.
 */
export async function newcomersSince(
  bench: Workbench,
  before: Processes,
  surely: boolean,
): Promise<readonly Newcomer[]> {
  const found = before.newcomers?.() ?? null;
  const isTold = found?.every(({ name }) => name !== null) === true;
  if (isTold && (found.length > 0 || !surely || bench.host.platform === 'linux')) {
    return found.flatMap(({ pid, name }) => named(pid, name));
  }
  const now = await bench.host.processes();
  if (now.certainty !== 'observed') {
    return [{ role: 'unknown', user: { pid: 0, command: now.reason ?? 'unknown', owner: null } }];
  }
  return now.all.flatMap((process) => {
    if (before.find(process.pid)?.executable === process.executable) return [];
    const role = roleOfProcess(process, childrenOf(process, now));
    return role === null ? [] : [{ role, user: userOf(now, process) }];
  });
}

/** The same without waiting, for a moment at which nothing may come in between: only those whose names are known at once. */
export function namedNewcomers(before: Processes): readonly Newcomer[] {
  return (before.newcomers?.() ?? []).flatMap(({ pid, name }) => named(pid, name));
}

function named(pid: number, name: string | null): Newcomer[] {
  const role = roleOf(name ?? '');
  return role === null ? [] : [{ role, user: { pid, command: name ?? '', owner: null } }];
}

function childrenOf({ pid }: Process, processes: Processes): readonly Process[] {
  return processes.all.filter(({ parent }) => parent === pid);
}

/** Those of the newcomers that stand in the way of a kind of cache. */
export function inTheWay(kind: CacheKind, newcomers: readonly Newcomer[]): readonly User[] {
  return newcomers
    .filter(({ role }) => role === 'unknown' || blockers[kind].includes(role))
    .map(({ user }) => user);
}
