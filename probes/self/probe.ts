import type { Hardware, Host } from '../../host/host.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Cost, Probe } from '../probe.ts';
import { type Budgeted, overBudget } from './budget.ts';

/** What we ourselves are and cost. */
export interface Self {
  readonly hardware: Hardware;
  /** Null unless a daemon asks. */
  readonly cost: Cost | null;
  /** Of what we use more than we may, and of what we did until lately. */
  readonly over: ReadonlySet<Budgeted>;
}

/** What was over its budget at the last look of each machine's daemon. */
const memories = new WeakMap<Host, ReadonlySet<Budgeted>>();

/** Do we ourselves run as we should, and for no more than we may cost? */
export const self: Probe<Self> = {
  id: 'self',
  // Together with the look at toolchains, to avoid a wake-up of its own.
  schedule: '*/5 * * * *',
  timeLimitMs: 10_000,
  async ask(sweep) {
    const { hardware } = await sweep.ask(toolchains);
    const { host, cost = null } = sweep;
    const over = cost === null ? new Set<Budgeted>() : overBudget(cost, memories.get(host) ?? new Set());
    if (cost !== null) memories.set(host, over);
    return { hardware, cost, over };
  },
  doubts: ({ hardware }) => ({
    unknown:
      hardware.translated === 'unknown' ? [`sysctl.proc_translated: ${hardware.evidence.join('; ')}`] : [],
  }),
};
