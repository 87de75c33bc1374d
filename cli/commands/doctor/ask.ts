import { inLanguage } from '../../../messages/fill.ts';
import type { Messages } from '../../../messages/speak.ts';
import { rules } from '../../../probes/catalogue.ts';
import { lookAt } from '../../../probes/decide.ts';
import type { Probe, ProbeReport, Sweep } from '../../../probes/probe.ts';
import { either } from '../../../host/run/either.ts';
import { texts } from './text.ts';

/** Asks a probe within its time limit, and the rules over its answer. One that fails or hangs could not tell, and never more than that. */
export async function ask(probe: Probe, sweep: Sweep, messages: Messages): Promise<ProbeReport> {
  const text = inLanguage(messages.language, texts);
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort(new Error(text.overdue(probe.timeLimitMs / 1000)));
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
      unknown: [text.failed(probe.id, (error as Error).message)],
    };
  } finally {
    clearTimeout(timer);
  }
}
