import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnPaths } from '../../../host/paths.ts';

/** The cost of the daemon at a moment of its life. */
export interface Sample {
  /** Simulated hours since its start. */
  readonly hours: number;
  readonly rssMb: number;
  /** Of JavaScript, right after garbage collection. */
  readonly heapMb: number;
  readonly descriptors: number;
  readonly databaseKb: number;
  readonly logsMb: number;
}

export async function measure(daemon: ChildProcess, paths: OwnPaths, hours: number): Promise<Sample> {
  const { pid } = daemon;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const rssMb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  const answered = once(daemon, 'message') as Promise<[number]>;
  daemon.send('heap');
  const [heapBytes] = await answered;
  return {
    hours,
    rssMb,
    heapMb: heapBytes / 1e6,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    databaseKb: sizeOf(paths.state, /^history\.sqlite/) / 1e3,
    logsMb: sizeOf(paths.logs, /^gowarden\.log/) / 1e6,
  };
}

function sizeOf(directory: string, names: RegExp): number {
  const sizes = readdirSync(directory)
    .filter((name) => names.test(name))
    .map((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** First, last and greatest value, and by least squares the growth per simulated day over the second half. */
export function describe(samples: readonly Sample[], name: Exclude<keyof Sample, 'hours'>) {
  const values = samples.map((sample) => sample[name]);
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const atMean = mean(half.map(({ hours }) => hours));
  const valueMean = mean(half.map((sample) => sample[name]));
  let above = 0;
  let below = 0;
  for (const sample of half) {
    above += (sample.hours - atMean) * (sample[name] - valueMean);
    below += (sample.hours - atMean) ** 2;
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    first: round(values[0] ?? NaN),
    last: round(values.at(-1) ?? NaN),
    greatest: round(Math.max(...values)),
    perDay: round((above / below) * 24),
  };
}
