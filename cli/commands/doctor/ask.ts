import { rules } from '../../../probes/catalogue.ts';
import { lookAt } from '../../../probes/decide.ts';
import type { Probe, ProbeReport, Sweep } from '../../../probes/probe.ts';
import { either } from '../../../host/run/either.ts';
import { inWords } from '../../../daemon/sweep/text.ts';

/**
 * Asks a probe within its time limit, and the rules over its answer. When a probe fails or hangs, nothing is known from
 * it, and nothing is assumed.
 */
export async function ask(probe: Probe, sweep: Sweep): Promise<ProbeReport> {
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort(new Error(inWords('noAnswer', { seconds: probe.timeLimitMs / 1000 })));
  }, probe.timeLimitMs);
  const { signal } = either(sweep.signal, limit.signal);
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return (await Promise.race([lookAt(probe, rules.values(), sweep, limit.signal), ended])).report;
  } catch (error) {
    return {
      findings: [],
      observations: [],
      unknown: [inWords('unanswered', { probe: probe.id, reason: (error as Error).message })],
    };
  } finally {
    clearTimeout(timer);
  }
}
