import type { User } from '../use/use.ts';

/** Milliseconds between looks at whether somebody still runs: soon at first, as most builds are short. */
const soonMs = 1_000;
const laterMs = 5_000;
const soonFor = 60;
/** Who waits longer than this is told that nothing came of it. */
const longestMs = 2 * 3_600_000;

/** What waits for its users to end. */
export interface Wait {
  readonly caches: readonly string[];
  readonly by: readonly User[];
}

/**
 * Waits until none of the processes runs that were named; asking whether a pid is alive costs a system call. `again`
 * then looks properly: it answers with who else is there, or null when nobody is. Resolves with false when it took too long.
 */
export async function waitForUsers(
  first: readonly User[],
  again: () => Promise<readonly User[] | null>,
  signal: AbortSignal,
  onChange: (by: readonly User[]) => void,
): Promise<boolean> {
  let by = first;
  const startedAt = performance.now();
  for (let turn = 0; performance.now() - startedAt < longestMs; turn += 1) {
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
