import type { LeftOut, Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import type { User } from '../use/use.ts';

/** Milliseconds between looks at whether somebody still runs: soon at first, as most builds are short. */
const soonMs = 1_000;
const laterMs = 5_000;
const soonFor = 60;
/** A wait longer than this ends with a report that nothing came of it. */
export const longestMs = 2 * 3_600_000;

/** What waits for its users to end. */
export interface Wait {
  readonly caches: readonly string[];
  readonly by: readonly User[];
}

/** Who is in the way of what: by the plan, and of what somebody began to use at the last moment. */
export function waitOf(plan: Plan, leftOut: readonly LeftOut[]): Wait | null {
  const late = leftOut.filter(({ why }) => why === 'busy');
  const caches = [...new Set([...plan.busy.map(({ cache }) => cache), ...late.map(({ cache }) => cache)])];
  if (caches.length === 0) return null;
  const users = [...plan.busy.flatMap(({ by }) => by), ...late.flatMap(({ by }) => by ?? [])];
  return { caches, by: [...new Map(users.map((user) => [user.pid, user])).values()] };
}

/** What is reported about a wait that took too long. */
export function stillBusy({ caches, by }: Wait): LeftOut[] {
  return caches.map((cache) => ({ cache, path: '', why: 'busy', by }));
}

/** What is planned once they ended: the same once more, or all of a cache that had to wait. */
export function scopeAgain(scope: PlanRequest['scope'], wait: Wait): PlanRequest['scope'] {
  return scope === 'repair' || scope === 'policy' ? scope : wait.caches;
}

/**
 * Waits until none of the named processes runs; asking whether a pid is alive costs a system call. `again` then looks
 * properly: it resolves with who else is there, or null when nobody is. Resolves with false when it took more than
 * `limitMs`.
 */
export async function waitForUsers(
  first: readonly User[],
  again: () => Promise<readonly User[] | null>,
  signal: AbortSignal,
  onChange: (by: readonly User[]) => void,
  limitMs: number,
): Promise<boolean> {
  let by = first;
  const startedAt = performance.now();
  for (let turn = 0; performance.now() - startedAt < limitMs; turn += 1) {
    await pause(turn < soonFor ? soonMs : laterMs, signal);
    if (signal.aborted) return false;
    if (by.some(({ pid }) => isAlive(pid))) continue;
    const next = await again();
    if (next === null) return true;
    by = next;
    onChange(by);
  }
  return false;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
