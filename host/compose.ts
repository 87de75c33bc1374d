import { cachedContexts } from './contexts.cache.ts';
import { contextsOfLinux } from './contexts.linux.ts';
import { hardwareOfLinux } from './hardware.linux.ts';
import type { Host } from './host.ts';
import { locksOfLinux } from './locks.linux.ts';
import type { Machine } from './machine.ts';
import { processesOfLinux } from './processes.linux.ts';

/** A Host that asks a machine in the way of its platform. */
export function hostOf(machine: Machine): Host {
  const { platform, simulated, user, environment, files, run } = machine;
  return {
    platform,
    simulated,
    user,
    environment,
    files,
    run,
    hardware: () => Promise.resolve(hardwareOfLinux(machine)),
    contexts: cachedContexts(machine, contextsOfLinux),
    processes: () => Promise.resolve(processesOfLinux(files)),
    locks: (query) => Promise.resolve(locksOfLinux(files, query)),
  };
}
