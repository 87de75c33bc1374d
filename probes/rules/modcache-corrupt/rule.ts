import type { Contention } from '../../contention/answer.ts';
import { cacheAtFault, evidenceOf } from '../../contention/dispute.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';
import { network, remedy, run } from '../../remedies/steps.ts';

/** The module cache's record of a module is damaged, or contradicts every project that uses it. */
export const rule: Rule<Contention, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 30_000,
  links: ['https://go.dev/ref/mod#go-sum-files', 'https://go.dev/ref/mod#module-cache'],
  probe: contention,
  decide: ({ disputes }) =>
    (disputes ?? []).filter(cacheAtFault).map((dispute) => ({
      subject: `${dispute.module}@${dispute.version}`,
      certainty: dispute.cached === null ? 'observed' : 'suspected',
      evidence: evidenceOf(dispute),
      values: { module: dispute.module, version: dispute.version },
    })),
  remedy: () => remedy([run('gowarden', 'clean', '--repair')], [run('gowarden', 'undo')], [network]),
};
