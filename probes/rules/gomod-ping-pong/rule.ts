import { formatClock } from '../../../messages/units.ts';
import { pingPongOf } from '../../contention/churn.ts';
import type { ContentionLook } from '../../contention/rules/rule.ts';

/** Two writers undo each other's go.mod or go.sum. */
export const pingPong: ContentionLook<'gomod-ping-pong'> = {
  rule: {
    id: 'gomod-ping-pong',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 0,
    links: ['https://github.com/golang/go/issues/61935', 'https://github.com/golang/go/issues/40269'],
  },
  look({ at }, memory) {
    return memory.watchedFiles().flatMap((path) => {
      const found = pingPongOf(memory.versions(path), at);
      if (found === null) return [];
      return [
        {
          rule: 'gomod-ping-pong' as const,
          subject: path,
          severity: 'warning' as const,
          // Who wrote is not seen, only who worked there at the time.
          certainty: 'suspected' as const,
          evidence: memory
            .versions(path)
            .slice(-8)
            .map(({ at: when, fingerprint, owners }) =>
              [formatClock(when), fingerprint.slice(0, 12), owners.join(', ')].join('  ').trimEnd(),
            ),
          values: { path, owners: found.owners.join(', ') },
        },
      ];
    });
  },
};
