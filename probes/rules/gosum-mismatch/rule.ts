import type { Contention } from '../../contention/answer.ts';
import { cacheAtFault, evidenceOf } from '../../contention/dispute.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import { text, type Values } from './text.ts';
import { posix } from 'node:path';
import { person, remedy, run } from '../../remedies/steps.ts';

/** A go.sum says another hash than the module cache recorded: builds there stop with SECURITY ERROR. */
export const rule: Rule<Contention, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 30_000,
  links: ['https://go.dev/ref/mod#go-sum-files', 'https://go.dev/ref/mod#module-cache'],
  probe: contention,
  decide: ({ disputes }) =>
    (disputes ?? [])
      .filter((dispute) => !cacheAtFault(dispute))
      .flatMap((dispute) =>
        dispute.against.map(({ file }) => ({
          subject: `${file} ${dispute.module}@${dispute.version}`,
          // That they differ is seen; which of them is wrong only if another project agrees with the cache.
          certainty: dispute.withCache.length > 0 ? 'observed' : 'suspected',
          evidence: evidenceOf(dispute),
          values: { module: dispute.module, version: dispute.version, file },
        })),
      ),
  remedy: ({ values }) =>
    remedy([run('gowarden', 'why-tidy', posix.dirname(values.file)), person(text, values)]),
};
