import type { Contention } from '../../contention/answer.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';
import { inWords } from '../../contention/text.ts';

/** An application starts go commands by the dozen. */
export const rule: Rule<Contention, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://github.com/golang/go/issues/38816'],
  probe: contention,
  decide: ({ picture: { storms } }) =>
    storms.map(({ owner, ownerPid, module, verbs, count, windowMs, sampled }) => ({
      subject: `${owner} (pid ${ownerPid})${module === null ? '' : ` in ${module}`}`,
      certainty: sampled ? 'suspected' : 'observed',
      evidence: [
        inWords(sampled ? 'sampled' : 'commands', { count, seconds: windowMs / 1000 }),
        ...Object.entries(verbs).map(([verb, times]) => `go ${verb}: ${times}`),
      ],
      values: { owner, module: module ?? '' },
    })),
};
