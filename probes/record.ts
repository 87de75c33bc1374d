import { setImmediate as turn } from 'node:timers/promises';
import type { Host } from '../host/host.ts';
import { Recording } from '../host/recording/record.ts';
import type { Description } from '../host/simulated/description.ts';
import { probes, rules } from './catalogue.ts';
import { lookAt } from './decide.ts';
import type { Probe, ProbeReport, Sweep } from './probe.ts';
import { newSweep } from './sweep.ts';
import { inWords } from './text.ts';

/** One look at a machine with all that it asked, for `gowarden bug-report`. */
export interface RecordedLook {
  /** When it looked; milliseconds since 1970. */
  readonly at: number;
  /** What was asked and answered (docs/simulated-host.md). Nothing in it is redacted. */
  readonly machine: Description;
  /** What the look found, so that a replay can be compared with it. */
  readonly findings: readonly { readonly rule: string; readonly subject: string }[];
  /** Probes that did not answer within their time limit, or failed. */
  readonly failed: readonly string[];
}

/**
 * Asks every probe once, within its time limit, and writes down what it asked of the machine. Rejects with the signal's reason
 * once that is aborted; no further probe begins then.
 */
export async function recordLook(host: Host, now: number, signal?: AbortSignal): Promise<RecordedLook> {
  const recording = new Recording(host);
  const controller = new AbortController();
  const end = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', end, { once: true });
  const sweep = newSweep(recording.host, controller.signal, now);
  const failed: string[] = [];
  let turns: Promise<unknown> = Promise.resolve();
  try {
    const reports = await Promise.all(
      probes.map(async (probe) => {
        try {
          // Between two of them others have their turn, and whoever asked may be gone.
          turns = turns.then(() => turn());
          await turns;
          controller.signal.throwIfAborted();
          return [await withinLimit(probe, sweep)];
        } catch (error) {
          signal?.throwIfAborted();
          failed.push(`${probe.id}: ${(error as Error).message}`);
          return [];
        }
      }),
    );
    signal?.throwIfAborted();
    const findings = reports.flat().flatMap((report) => report.findings);
    return {
      at: now,
      machine: recording.description(),
      findings: findings.map(({ rule, subject }) => ({ rule, subject })),
      failed,
    };
  } finally {
    signal?.removeEventListener('abort', end);
    controller.abort();
  }
}

async function withinLimit(probe: Probe, sweep: Sweep): Promise<ProbeReport> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(inWords('noAnswer', { ms: probe.timeLimitMs }))),
      probe.timeLimitMs,
    );
  });
  try {
    return (await Promise.race([lookAt(probe, rules.values(), sweep), limit])).report;
  } finally {
    clearTimeout(timer);
  }
}
