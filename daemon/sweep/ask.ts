import { lookAt } from '../../probes/decide.ts';
import type { NamedRule, Probe, Sweep, WatchTarget } from '../../probes/probe.ts';
import type { Clock } from '../clock.ts';
import type { Look } from '../ledger/known.ts';
import type { Log } from '../log/log.ts';
import { inWords } from './text.ts';

/** What a probe answered, or why it could not tell. */
export interface Answer extends Look {
  /** One sentence each. */
  readonly unknown: readonly string[];
  /** Where to sit from now on; null: where we sat before. */
  readonly watches: readonly WatchTarget[] | null;
}

/** Asks a probe, and the rules over its answer, within its time limit. Never rejects: one that hangs or throws could not tell. */
export type Ask = (probe: Probe, sweep: Sweep) => Promise<Answer>;

export function newAsk(clock: Clock, log: Log, allRules: ReadonlyMap<string, NamedRule>): Ask {
  /** Probes that did not come back yet; to ask again would only pile them up. */
  const hanging = new Set<string>();

  return async (probe, sweep) => {
    const name = probe.id;
    const rules = [...allRules.values()].filter((rule) => rule.probe === probe);
    const couldNotTell = (why: string): Answer => {
      log.warn({ probe: name, why }, 'a probe could not tell');
      return {
        probe: name,
        rules,
        report: null,
        unknown: [inWords('unanswered', { probe: name, reason: why })],
        watches: null,
      };
    };
    if (hanging.has(name)) return couldNotTell(inWords('stillHangs'));
    hanging.add(name);
    const asked = Promise.resolve()
      .then(async (): Promise<Answer> => {
        const { answer, report } = await lookAt(probe, rules, sweep);
        const watches = probe.watches?.(answer, sweep) ?? [];
        return { probe: name, rules, report, unknown: report.unknown, watches };
      })
      .catch((error: unknown) => couldNotTell(error instanceof Error ? error.message : String(error)))
      .finally(() => hanging.delete(name));
    let cancel: () => void = () => undefined;
    const limit = new Promise<Answer>((resolve) => {
      cancel = clock.after(probe.timeLimitMs, () => {
        resolve(couldNotTell(inWords('noAnswer', { seconds: probe.timeLimitMs / 1000 })));
      });
    });
    try {
      return await Promise.race([asked, limit]);
    } finally {
      cancel();
    }
  };
}
