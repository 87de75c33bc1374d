import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from '../table.ts';
import type { Subject } from './subject.ts';

/** Milliseconds and megabytes. */
export interface Cost {
  readonly size: number;
  readonly firstMs: number;
  readonly firstCpuMs: number;
  /** When nothing has changed in between: the median of several rounds. */
  readonly againMs: number;
  readonly againCpuMs: number;
  readonly rssMb: number;
  readonly peakMb: number;
}

const rounds = 5;

/** To be called in a process of its own. Processor time of children counts where they do the work. */
export async function measure(subject: Subject, size: number): Promise<Cost> {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
  try {
    const work = await subject.make(size, directory);
    const first = await timed(work);
    // Findings that must persist are opened.
    await work();
    const again = [];
    for (let round = 0; round < rounds; round += 1) again.push(await timed(work));
    globalThis.gc?.();
    return {
      size,
      firstMs: first.ms,
      firstCpuMs: first.cpuMs,
      againMs: median(again.map(({ ms }) => ms)),
      againCpuMs: median(again.map(({ cpuMs }) => cpuMs)),
      rssMb: megabytes('VmRSS'),
      peakMb: megabytes('VmHWM'),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const at = performance.now();
  const before = cpuMs();
  await work();
  return { ms: performance.now() - at, cpuMs: cpuMs() - before };
}

/** Of this process and of its children that have ended; in ticks of 10 ms where they count (proc(5)). */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (user + system) / 1000 + (Number(fields[13]) + Number(fields[14])) * 10;
}

function megabytes(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
}
