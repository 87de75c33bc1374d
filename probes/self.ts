import type { Probe } from './probe.ts';
import { nodeTranslated } from './rules/node-translated.ts';

/** Do we ourselves run as we should? */
export const self: Probe = {
  id: 'self',
  rules: [nodeTranslated.rule],
  schedule: '7 * * * *',
  timeLimitMs: 10_000,
  watches: () => Promise.resolve([]),
  async run(sweep) {
    const inventory = await sweep.inventory();
    const untold = inventory.hardware.translated === 'unknown';
    return {
      findings: nodeTranslated.look(inventory, sweep),
      observations: [],
      unknown: untold ? [`sysctl.proc_translated: ${inventory.hardware.evidence.join('; ')}`] : [],
    };
  },
};
