import type { Cost } from '../probe.ts';

/** What the daemon has a budget for. */
export type Budgeted = 'memory' | 'processor' | 'watches' | 'descriptors' | 'database';

/**
 * What the daemon may cost. At rest it takes 56 to 68 MB of the memory, with 5,000 Go tools 78 MB and for a moment 100, and far less than half
 * of the others (docs/benchmarks.md); more is a leak or a storm.
 */
export const budget: Readonly<Record<Budgeted, number>> = {
  memory: 110_000_000,
  processor: 0.02,
  watches: 1_000,
  descriptors: 250,
  database: 100_000_000,
};

/** Once over its budget, a cost has to fall below this share of it before it is within it again: else it would come and go. */
const returnShare = 0.9;

/** Bytes, a share of one core, or how many; null where that is not known. */
export function spent(cost: Cost, what: Budgeted): number | null {
  const costs: Readonly<Record<Budgeted, number | null>> = {
    memory: cost.rssBytes,
    processor: cost.lastingCpuShare,
    watches: cost.watches,
    descriptors: cost.descriptors,
    database: cost.databaseBytes,
  };
  return costs[what];
}

/** What is over its budget now, given what was at the look before. What is not known now is as it was. */
export function overBudget(cost: Cost, before: ReadonlySet<Budgeted>): ReadonlySet<Budgeted> {
  const isOver = (what: Budgeted): boolean => {
    const value = spent(cost, what);
    if (value === null) return before.has(what);
    return value > budget[what] * (before.has(what) ? returnShare : 1);
  };
  return new Set((Object.keys(budget) as Budgeted[]).filter(isOver));
}
