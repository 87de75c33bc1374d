import type { ContentionLook } from '../../contention/rules/rule.ts';

/** An application starts go commands by the dozen. */
export const commandStorm: ContentionLook<'go-command-storm'> = {
  rule: {
    id: 'go-command-storm',
    severity: 'info',
    dependsOn: [],
    timeToVisibleMs: 60_000,
    links: ['https://github.com/golang/go/issues/38816'],
  },
  look({ storms }) {
    return storms.map(({ owner, ownerPid, module, verbs, count, windowMs, sampled }) => ({
      rule: 'go-command-storm',
      subject: `${owner} (pid ${ownerPid})${module === null ? '' : ` in ${module}`}`,
      severity: 'info',
      certainty: sampled ? 'suspected' : 'observed',
      evidence: [
        sampled
          ? `${count} different go commands seen in ${windowMs / 1000} s at looks once a second, which miss short ones`
          : `${count} go commands in ${windowMs / 1000} s`,
        ...Object.entries(verbs).map(([verb, times]) => `go ${verb}: ${times}`),
      ],
      values: { owner, module: module ?? '' },
    }));
  },
};
