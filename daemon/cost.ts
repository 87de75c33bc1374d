import { readdirSync } from 'node:fs';
import type { Clock } from './clock.ts';
import type { OwnCost } from './status.ts';

export interface Meter {
  read(): Pick<OwnCost, 'rssBytes' | 'cpuSeconds' | 'cpuShare' | 'lastingCpuShare' | 'descriptors'>;
}

/** At least this long is what the share of the processor is reported for. */
const spanMs = 60_000;
/** Longer than the start, a burst of builds or a sweep after an upgrade. */
const lastingSpanMs = 15 * 60_000;
/** Samples are kept this far apart: a hundred at most. */
const spacingMs = 10_000;

/**
 * What a daemon says of itself in a process that is not its own, as those of tests are: it cannot tell its part of what the process
 * costs, and has nothing to be over a budget with.
 */
export const noMeter = (): Meter => ({
  read: () => ({ rssBytes: 0, cpuSeconds: 0, cpuShare: null, lastingCpuShare: null, descriptors: null }),
});

/** Measures what the process costs, only when asked. */
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
      const before = (span: number) => samples.filter(({ ms }) => now.ms - ms >= span).at(-1) ?? null;
      const shareOver = (span: number): number | null => {
        const old = before(span);
        return old && (now.cpuSeconds - old.cpuSeconds) / ((now.ms - old.ms) / 1000);
      };
      const last = samples.at(-1);
      const oldest = before(lastingSpanMs);
      samples = samples.filter((one) => oldest === null || one.ms >= oldest.ms);
      if (last === undefined || now.ms - last.ms >= spacingMs) samples.push(now);
      rssBytes = residentBytes() ?? rssBytes;
      return {
        rssBytes,
        cpuSeconds: now.cpuSeconds,
        cpuShare: shareOver(spanMs),
        lastingCpuShare: shareOver(lastingSpanMs),
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
