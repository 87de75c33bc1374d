import { inLanguage } from '../../../messages/fill.ts';
import type { Messages } from '../../../messages/speak.ts';
import type { Probe, ProbeReport, Sweep } from '../../../probes/probe.ts';
import { either } from '../../../host/run/either.ts';
import { texts } from './text.ts';

/** Runs a probe within its time limit. One that fails or hangs could not tell, and never more than that. */
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
    return await Promise.race([probe.run({ ...sweep, signal }), ended]);
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
