import type { RuleId } from '../messages/rules.ts';
import type { Probe, Rule } from './probe.ts';
import { contention } from './contention/probe.ts';
import { self } from './self.ts';
import { toolchains } from './inventory/probe.ts';

/** Every question that is asked of the machine. */
export const probes: readonly Probe[] = [toolchains, self, contention];

/** Every rule by its id. */
export const rules: ReadonlyMap<RuleId, Rule> = register(probes);

/** Collects the rules of probes; an id that is claimed twice is a fault of ours and stops the start. */
export function register(all: readonly Probe[]): ReadonlyMap<RuleId, Rule> {
  const known = new Map<RuleId, Rule>();
  for (const probe of all) {
    for (const rule of probe.rules) {
      if (known.has(rule.id))
        throw new Error(`The rule ${rule.id} is registered twice, the second time by probe ${probe.id}.`);
      known.set(rule.id, rule);
    }
  }
  return known;
}
