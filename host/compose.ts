import { MarksMemory } from './attributes/marks.ts';
import { marksOfDarwin } from './attributes/marks.darwin.ts';
import { marksOfLinux } from './attributes/marks.linux.ts';
import { conditionsOfDarwin } from './conditions/conditions.darwin.ts';
import { conditionsOfLinux } from './conditions/conditions.linux.ts';
import { ContextCache } from './contexts/cache.ts';
import { contextsOfDarwin } from './contexts/contexts.darwin.ts';
import { contextsOfLinux } from './contexts/contexts.linux.ts';
import { emulationOfDarwin } from './emulation/emulation.darwin.ts';
import { emulationOfLinux } from './emulation/emulation.linux.ts';
import { LinuxGlancer } from './processes/glance.linux.ts';
import { hardwareOfDarwin } from './hardware/hardware.darwin.ts';
import { hardwareOfLinux } from './hardware/hardware.linux.ts';
import type { Host } from './host.ts';
import { locksOfDarwin } from './locks/locks.darwin.ts';
import { locksOfLinux } from './locks/locks.linux.ts';
import type { Machine } from './machine.ts';
import { processesOfDarwin } from './processes/processes.darwin.ts';
import { emulatedOfLinux, processesOfLinux } from './processes/processes.linux.ts';

/** A Host that asks a machine in the way of its platform. */
export function hostOf(machine: Machine): Host {
  const { platform, simulated, user, environment, files, silence, run, volume } = machine;
  const askMarks =
    machine.askMarks ?? (platform === 'darwin' ? marksOfDarwin(machine) : marksOfLinux(machine));
  const known = new MarksMemory(files, askMarks);
  const what = {
    ...{ platform, simulated, user, environment, files, ...(silence && { silence }), run },
    ...(volume && { volume }),
    marks: (paths: readonly string[]) => known.of(paths),
  };
  if (platform === 'darwin') {
    const cache = new ContextCache(machine, contextsOfDarwin);
    return {
      ...what,
      hardware: () => hardwareOfDarwin(machine),
      emulation: emulationOfDarwin,
      conditions: () => conditionsOfDarwin(machine),
      contexts: async (maxAgeMs) => {
        // Every sweep begins with this question.
        await machine.refreshMounts?.();
        return cache.contexts(maxAgeMs);
      },
      shellAnswer: () => cache.answer(),
      processes: () => processesOfDarwin(machine),
      locks: (query) => locksOfDarwin(machine, query),
    };
  }
  const cache = new ContextCache(machine, contextsOfLinux);
  const glancer = new LinuxGlancer(files);
  return {
    ...what,
    // A folder does not have a live /proc to glance at.
    ...(simulated
      ? {}
      : { glance: (mayKeepLocks) => glancer.look(mayKeepLocks), emulated: () => emulatedOfLinux(files) }),
    hardware: () => Promise.resolve(hardwareOfLinux(machine)),
    emulation: (_, architecture) => emulationOfLinux(files, architecture),
    conditions: () => Promise.resolve(conditionsOfLinux(files)),
    contexts: (maxAgeMs) => cache.contexts(maxAgeMs),
    shellAnswer: () => cache.answer(),
    processes: (only) => Promise.resolve(processesOfLinux(files, only)),
    locks: (query) => Promise.resolve(locksOfLinux(files, query)),
  };
}
