import type { NamedRule, Probe } from './probe.ts';
import { catalogue } from './rules/catalogue.ts';
import { type RuleId, ruleIds } from './rules/ids.ts';

/** Every rule by its id. */
export const rules: ReadonlyMap<RuleId, NamedRule> = new Map(
  ruleIds.map((id) => [id, { ...catalogue[id], id }]),
);

/** Every question that rules ask of the machine. */
export const probes: readonly Probe[] = [
  ...new Set([...rules.values()].flatMap(({ probe, needs = [] }) => [probe, ...needs])),
];
