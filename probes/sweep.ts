import { setMaxListeners } from 'node:events';
import { either } from '../host/run/either.ts';
import type { Host } from '../host/host.ts';
import { Memory } from './contention/memory.ts';
import type { Probe, Sweep } from './probe.ts';

/** More than there will be; what goes on adding listeners is still found. */
const mostProbes = 100;

/**
 * Starts a look at the machine: what was asked once, everyone of the same sweep gets without asking again.
 * `now` is in milliseconds since 1970; without a `memory` nothing is known of earlier looks; `remembered` holds the subjects of toolchains seen at earlier looks.
 */
export function newSweep(
  host: Host,
  signal: AbortSignal,
  now: number,
  more: Partial<Pick<Sweep, 'remembered' | 'cost' | 'memory' | 'directory'>> = {},
): Sweep {
  const asked = new Map<Probe, Promise<unknown>>();
  // Each probe listens while it is asked; Node warns on standard error of more than ten, as of a leak.
  setMaxListeners(mostProbes, signal);
  const sweep: Sweep = {
    host,
    now,
    signal,
    memory: more.memory ?? new Memory(host.files),
    ...more,
    ask: <Answer>(probe: Probe<Answer>, until?: AbortSignal): Promise<Answer> => {
      const known = asked.get(probe) as Promise<Answer> | undefined;
      if (known !== undefined) return known;
      const ends = either(signal, ...(until === undefined ? [] : [until]));
      const answer = Promise.resolve().then(() => probe.ask({ ...sweep, signal: ends.signal }));
      void answer.then(ends.forget, ends.forget);
      asked.set(probe, answer);
      return answer;
    },
  };
  return sweep;
}
