import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ForksPoolWorker, type PoolOptions, type PoolWorker } from 'vitest/node';

/** What a process may have of its own. */
type What = 'processes' | 'memory';

export const wrapper = (what: What): string => fileURLToPath(new URL(`own-${what}`, import.meta.url));

/** Whether this system lets a process have a process namespace of its own. macOS has none, and some containers forbid them. */
export const hasOwnProcesses = spawnSync(wrapper('processes'), ['-e', '0']).status === 0;

/** Bytes that must be free for memory to stand for a disk. */
const enough = 4 * 2 ** 30;

/**
 * Where each process of this run has a directory in memory of its own. Null where the system lets nobody mount one, where somebody
 * chose a place, and in the long forms, which are proofs on a disk.
 */
export function ownMemory(): string | null {
  const isLong = process.env.GOWARDEN_LONG === '1';
  if (isLong || process.env.TMPDIR !== undefined || process.availableMemory() < enough) return null;
  // Tried over an empty directory, so that the mount hides nothing.
  const tried = spawnSync(wrapper('memory'), ['-e', '0'], { env: { ...process.env, TMPDIR: '/mnt' } });
  return tried.status === 0 ? join(tmpdir(), `gw-${process.pid}`) : null;
}

const poolName = (what: What): string => `own-${what}`;

/** Starts the process that runs test files by a wrapper. */
class Wrapped extends ForksPoolWorker {
  // The pool's name: vitest gives a process a second file only where both are the same.
  override name: string;
  readonly #wrapper: string;

  constructor(options: PoolOptions, what: What) {
    super(options);
    this.name = poolName(what);
    this.#wrapper = wrapper(what);
  }

  override async start(): Promise<void> {
    const node = process.execPath;
    process.execPath = this.#wrapper;
    // It forks at once, before it waits for anything.
    const started = super.start();
    process.execPath = node;
    await started;
  }
}

/** Runs test files in processes that have something of their own: a process namespace, or a directory in memory. */
export const own = (what: What) => ({
  name: poolName(what),
  createPoolWorker: (options: PoolOptions): PoolWorker => new Wrapped(options, what),
});
