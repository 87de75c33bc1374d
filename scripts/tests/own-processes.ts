import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ForksPoolWorker, type PoolOptions, type PoolWorker } from 'vitest/node';

const wrapper = fileURLToPath(new URL('own-processes', import.meta.url));

/** Whether this system gives a process namespaces of its own. macOS has none, and some containers forbid them. */
export const hasOwnProcesses = spawnSync(wrapper, ['-e', '0']).status === 0;

/** Runs each test file in a process namespace of its own, so that files which look at all processes run side by side. */
class OwnProcesses extends ForksPoolWorker {
  override async start(): Promise<void> {
    const node = process.execPath;
    process.execPath = wrapper;
    // Forks before it gives way.
    const started = super.start();
    process.execPath = node;
    await started;
  }
}

export const ownProcesses = {
  name: 'own-processes',
  createPoolWorker: (options: PoolOptions): PoolWorker => new OwnProcesses(options),
};
