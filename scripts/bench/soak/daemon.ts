import { newMeter } from '../../../daemon/cost.ts';
import { startDaemon } from '../../../daemon/daemon.ts';
import type { Clock } from '../../../daemon/clock.ts';
import { guardProcess } from '../../../daemon/life.ts';
import { parts } from '../../../cli/daemon/parts.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';

/** The real clocks, that many times as fast. */
function fastClock(factor: number): Clock {
  const start = Date.now();
  const monotonic = (): number => performance.now() * factor;
  const began = monotonic();
  return {
    now: () => Math.round(start + monotonic() - began),
    monotonic,
    after: (ms, run) => {
      const timer = setTimeout(run, ms / factor);
      return () => clearTimeout(timer);
    },
  };
}

/** The whole daemon, but with a fast clock, on a simulated machine; its parent gets its live memory on request. */
export async function soakedDaemon(machine: string, state: string, factor: number): Promise<void> {
  const daemon = await startDaemon({
    host: await openHost({ simulation: machine }),
    paths: ownPaths('linux', '/nowhere', {}, state),
    language: 'en',
    parts: parts,
    clock: fastClock(factor),
    meter: newMeter,
  });
  guardProcess(daemon.log);
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.(process.memoryUsage().heapUsed);
  });
  process.once('SIGTERM', () => void daemon.stop());
  await daemon.stopped;
  process.disconnect();
}
