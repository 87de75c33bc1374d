import { readdirSync } from 'node:fs';
import type { Clock } from './clock.ts';
import type { OwnCost } from './status.ts';

export interface Meter {
  read(): Pick<OwnCost, 'rssBytes' | 'cpuSeconds' | 'cpuShare' | 'descriptors'>;
}

/** At least this long is what the share of the processor is told of. */
const spanMs = 60_000;

/** Measures what the process costs, when it is asked and not by itself. */
export function newMeter(clock: Clock): Meter {
  let rssBytes = 0;
  let samples: { readonly ms: number; readonly cpuSeconds: number }[] = [];
  const sample = (): { ms: number; cpuSeconds: number } => {
    const { user, system } = process.cpuUsage();
    return { ms: clock.monotonic(), cpuSeconds: (user + system) / 1e6 };
  };
  samples.push(sample());

  return {
    read: () => {
      const now = sample();
      // Of the samples that are old enough only the youngest still matters.
      const old = samples.filter(({ ms }) => now.ms - ms >= spanMs).at(-1) ?? null;
      const last = samples.at(-1);
      samples = samples.filter((one) => old === null || one.ms >= old.ms);
      if (last === undefined || now.ms - last.ms >= 1_000) samples.push(now);
      const share = old && (now.cpuSeconds - old.cpuSeconds) / ((now.ms - old.ms) / 1000);
      rssBytes = residentBytes() ?? rssBytes;
      return {
        rssBytes,
        cpuSeconds: now.cpuSeconds,
        cpuShare: share,
        descriptors: descriptors(),
      };
    },
  };
}

/** Null when it cannot be asked: on Linux that takes a descriptor. */
function residentBytes(): number | null {
  try {
    return process.memoryUsage.rss();
  } catch {
    return null;
  }
}

/** Linux and macOS both list a process' own descriptors there; one of them is the listing's. */
function descriptors(): number | null {
  try {
    return readdirSync('/dev/fd').length - 1;
  } catch {
    return null;
  }
}
