import type { Host } from '../host/host.ts';
import type { Probe } from './probe.ts';
import { overBudget } from './rules/gowarden-over-budget/rule.ts';
import { nodeTranslated } from './rules/node-translated/rule.ts';

/** What was over its budget at the last look of each machine's daemon. */
const memories = new WeakMap<Host, Parameters<typeof overBudget.look>[1]>();

/** Do we ourselves run as we should, and for no more than we may cost? */
export const self: Probe = {
  id: 'self',
  rules: [nodeTranslated.rule, overBudget.rule],
  // With the look at toolchains, so that it is no wake-up of its own.
  schedule: '*/5 * * * *',
  timeLimitMs: 10_000,
  watches: () => Promise.resolve([]),
  async run(sweep) {
    const inventory = await sweep.inventory();
    const untold = inventory.hardware.translated === 'unknown';
    const over = memories.get(sweep.host) ?? new Set();
    memories.set(sweep.host, over);
    return {
      findings: [
        ...nodeTranslated.look(inventory, sweep),
        ...(sweep.cost === undefined ? [] : overBudget.look(sweep.cost, over)),
      ],
      observations: [],
      unknown: untold ? [`sysctl.proc_translated: ${inventory.hardware.evidence.join('; ')}`] : [],
    };
  },
};
