import type { Processes } from '../../host/processes.ts';
import type { CacheKind } from '../cache.ts';
import { blockers, roleOf, roleOfProcess, type Role } from '../use/programs.ts';
import { userOf } from '../use/look.ts';
import type { User } from '../use/use.ts';
import type { Workbench } from './workbench.ts';

/** A program that began after the process table was read and may use a cache. */
export interface Newcomer {
  readonly role: Role;
  readonly user: User;
}

/**
 * Who came since the table was read. Where newcomers can be told at once (host/newcomers.ts) one that is still the shell
 * or the editor that will become a `go` does no harm: it looks at the caches only after that. Where only their pids are
 * known, or not even these, the table is read again.
 */
export async function newcomersSince(bench: Workbench, before: Processes): Promise<readonly Newcomer[]> {
  const found = before.newcomers?.() ?? null;
  if (found?.length === 0) return [];
  if (found?.every(({ name }) => name !== null)) {
    return found.flatMap(({ pid, name }) => {
      const role = roleOf(name ?? '');
      return role === null ? [] : [{ role, user: { pid, command: name ?? '', owner: null } }];
    });
  }
  const now = await bench.host.processes();
  if (now.certainty !== 'observed') {
    return [{ role: 'go', user: { pid: 0, command: now.reason ?? 'unknown', owner: null } }];
  }
  const known = new Set(before.all.map(({ pid }) => pid));
  return now.all.flatMap((process) => {
    const role = known.has(process.pid) ? null : roleOfProcess(process, []);
    return role === null ? [] : [{ role, user: userOf(now, process) }];
  });
}

/** Those of the newcomers that stand in the way of a kind of cache. */
export function inTheWay(kind: CacheKind, newcomers: readonly Newcomer[]): readonly User[] {
  return newcomers.filter(({ role }) => blockers[kind].includes(role)).map(({ user }) => user);
}
