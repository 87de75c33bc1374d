import { formatBytes, formatShare } from '../../../messages/units.ts';
import type { Rule } from '../../probe.ts';
import { type Budgeted, budget, spent } from '../../self/budget.ts';
import { self, type Self } from '../../self/probe.ts';
import { text, type Values } from './text.ts';
import { person, remedy, run } from '../../remedies/steps.ts';
import { inWords } from '../../self/text.ts';

/** We ourselves cost more than we may. */
export const rule: Rule<Self, Values> = {
  severity: 'warning',
  dependsOn: [],
  // Longer than a burst of builds or a sweep after an upgrade.
  timeToVisibleMs: 15 * 60_000,
  links: ['https://nodejs.org/api/process.html#processmemoryusagerss'],
  probe: self,
  decide: ({ cost, over }) =>
    [...over].flatMap((what) => {
      const value = cost && spent(cost, what);
      if (value === null) return [];
      const values = { what, value: said(what, value), budget: said(what, budget[what]) };
      return {
        subject: `gowarden ${what}`,
        certainty: 'observed',
        evidence: [inWords(what, { value: values.value }), inWords('budget', { value: values.budget })],
        values,
      };
    }),
  remedy: ({ values }) => remedy([run('gowarden', 'service', 'restart'), person(text, values)]),
};

/** Two significant digits of it, so that a few more bytes do not count as a change. */
function said(what: Budgeted, value: number): string {
  const rounded = Number(value.toPrecision(2));
  if (what === 'processor') return formatShare(rounded);
  return what === 'memory' || what === 'database' ? formatBytes(rounded) : String(rounded);
}
