import { formatClock } from '../../../messages/units.ts';
import type { Contention } from '../../contention/answer.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** Two writers undo each other's go.mod or go.sum. */
export const rule: Rule<Contention, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 0,
  links: ['https://github.com/golang/go/issues/61935', 'https://github.com/golang/go/issues/40269'],
  probe: contention,
  decide: ({ pingPongs }) =>
    pingPongs.map(({ path, versions, owners }) => ({
      subject: path,
      // Who wrote is not seen, only who worked there at the time.
      certainty: 'suspected',
      evidence: versions
        .slice(-8)
        .map(({ at, fingerprint, owners: there }) =>
          [formatClock(at), fingerprint.slice(0, 12), there.join(', ')].join('  ').trimEnd(),
        ),
      values: { path, owners: owners.join(', ') },
    })),
};
