import type { Messages } from '../../messages/speak.ts';
import type { Probe, ProbeReport, Sweep } from '../../probes/probe.ts';

/** Runs a probe within its time limit. One that fails or hangs could not tell, and never more than that. */
export async function ask(probe: Probe, sweep: Sweep, messages: Messages): Promise<ProbeReport> {
  const limit = AbortSignal.timeout(probe.timeLimitMs);
  const signal = AbortSignal.any([sweep.signal, limit]);
  const overdue = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([probe.run({ ...sweep, signal }), overdue]);
  } catch (error) {
    const text = messages.report.doctor;
    const reason = limit.aborted ? text.overdue(probe.timeLimitMs / 1000) : (error as Error).message;
    return { findings: [], observations: [], unknown: [text.failed(probe.id, reason)] };
  }
}
