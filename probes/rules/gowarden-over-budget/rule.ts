import type { RuleValues } from '../../../messages/rules.ts';
import { formatBytes, formatShare } from '../../../messages/units.ts';
import type { Cost, Finding, Rule } from '../../probe.ts';

type What = RuleValues['gowarden-over-budget']['what'];

/** What the daemon may cost. Idle it costs less than half of each (docs/benchmarks.md); more is a leak or a storm. */
export const budget: Readonly<Record<What, number>> = {
  memory: 150_000_000,
  processor: 0.02,
  watches: 1_000,
  descriptors: 250,
  database: 100_000_000,
};

/** Once over its budget, a cost has to fall below this share of it before it counts as mended: else it would come and go. */
const mendedShare = 0.9;

const rule: Rule & { readonly id: 'gowarden-over-budget' } = {
  id: 'gowarden-over-budget',
  severity: 'warning',
  dependsOn: [],
  // Longer than a burst of builds or a sweep after an upgrade.
  timeToVisibleMs: 15 * 60_000,
  links: ['https://nodejs.org/api/process.html#processmemoryusagerss'],
};

/** We ourselves cost more than we may. `over`: what was over its budget at the last look; it is brought up to date. */
export const overBudget = {
  rule,
  look(cost: Cost, over: Set<What>): readonly Finding<'gowarden-over-budget'>[] {
    const costs: Readonly<Record<What, number | null>> = {
      memory: cost.rssBytes,
      processor: cost.cpuShare,
      watches: cost.watches,
      descriptors: cost.descriptors,
      database: cost.databaseBytes,
    };
    return (Object.keys(budget) as What[]).flatMap((what) => {
      const value = costs[what];
      const most = budget[what];
      // What cannot be told now is as it was.
      if (value !== null && value > most) over.add(what);
      else if (value !== null && value <= most * mendedShare) over.delete(what);
      if (!over.has(what) || value === null) return [];
      return [
        {
          rule: rule.id,
          subject: `gowarden ${what}`,
          severity: rule.severity,
          certainty: 'observed',
          evidence: [`${what}: ${said(what, value)}`, `budget: ${said(what, most)}`],
          values: { what, value: said(what, value), budget: said(what, most) },
        },
      ];
    });
  },
};

/** Two digits of it, so that each byte more is no news. */
function said(what: What, value: number): string {
  const rounded = Number(value.toPrecision(2));
  if (what === 'processor') return formatShare(rounded);
  return what === 'memory' || what === 'database' ? formatBytes(rounded) : String(rounded);
}
