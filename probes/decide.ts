import { Turns } from '../host/run/turns.ts';
import { evidenceOf } from '../messages/evidence.ts';
import { commandToCopy } from './remedies/say.ts';
import type { Remedy } from './remedy.ts';
import type { Finding, Found, NamedRule, Probe, ProbeReport, Settled, Sweep } from './probe.ts';

/** What a probe answered, with what the rules over it make of that. */
export interface Decided<Answer = unknown> {
  readonly answer: Answer;
  readonly report: ProbeReport;
}

/**
 * Asks a probe and lets those of the rules that are about its answer decide. Rejects when the probe does. A rule that fails leaves
 * its own findings undecided and no others. `until` ends the asking.
 */
export async function lookAt(
  probe: Probe,
  rules: Iterable<NamedRule>,
  sweep: Sweep,
  until?: AbortSignal,
): Promise<Decided> {
  const own = [...rules].filter((rule) => rule.probe === probe);
  const answer = await sweep.ask(probe, until);
  const { others, failed } = await askOthers(own, sweep, until);
  const findings: Finding[] = [];
  const turns = new Turns(sweep.signal);
  for (const rule of own) {
    if (failed.has(rule.id)) continue;
    try {
      const found: Finding[] = [];
      for (const finding of decisions(rule, answer, settle(sweep, rule, others))) {
        found.push(finding);
        await turns.given();
      }
      findings.push(...found);
    } catch (error) {
      sweep.signal.throwIfAborted();
      failed.set(rule.id, messageOf(error));
    }
  }
  const { unknown, undecided } = probe.doubts(answer);
  return {
    answer,
    report: {
      findings,
      observations: probe.observations?.(answer) ?? [],
      ...probe.sight?.(answer),
      ...(probe.started && { started: probe.started(answer) }),
      unknown: [...unknown, ...[...failed].map(([id, why]) => `${id}: ${why}`)],
      undecided: (subject, rule) =>
        (rule !== null && failed.has(rule)) || (undecided?.(subject, rule) ?? unknown.length > 0),
    },
  };
}

/** The answers that the rules need beside their own probe's, and by rule why it cannot decide without one. */
async function askOthers(
  rules: readonly NamedRule[],
  sweep: Sweep,
  until?: AbortSignal,
): Promise<{ readonly others: ReadonlyMap<Probe, unknown>; readonly failed: Map<string, string> }> {
  const others = new Map<Probe, unknown>();
  const failed = new Map<string, string>();
  await Promise.all(
    [...new Set(rules.flatMap(({ needs = [] }) => needs))].map(async (other) => {
      try {
        others.set(other, await sweep.ask(other, until));
      } catch (error) {
        for (const { id, needs = [] } of rules) if (needs.includes(other)) failed.set(id, messageOf(error));
      }
    }),
  );
  return { others, failed };
}

/** What a rule finds in an answer, under its id. */
export function decide(rule: NamedRule, answer: unknown, sweep: Settled): readonly Finding[] {
  return [...decisions(rule, answer, sweep)];
}

/** The same one by one: of thousands, the remedies take long. */
function* decisions(rule: NamedRule, answer: unknown, sweep: Settled): Generator<Finding> {
  for (const found of rule.decide(answer, sweep))
    yield findingOf(rule, found, rule.remedy?.(found, answer, sweep) ?? null);
}

export function findingOf(
  { id, severity }: Pick<NamedRule, 'id' | 'severity'>,
  found: Found,
  remedy: Remedy | null = null,
): Finding {
  const command = remedy && commandToCopy(remedy.steps);
  return {
    rule: id,
    severity,
    ...found,
    // Readers of the local API have always found the command among the values.
    values: command === null ? found.values : { ...found.values, command },
    evidence: evidenceOf(found.evidence),
    ...(remedy && { remedy }),
  };
}

function settle({ now, remembered }: Sweep, rule: NamedRule, others: ReadonlyMap<Probe, unknown>): Settled {
  return {
    now,
    ...(remembered && { remembered }),
    answer: <Answer>(probe: Probe<Answer>): Answer => {
      if (!rule.needs?.includes(probe))
        throw new Error(`Expected ${rule.id} to name ${probe.id} in \`needs\`, as it takes its answer`);
      return others.get(probe) as Answer;
    },
  };
}

/** For rules that need no answer but their own probe's, at that time. */
export function nothingElse(now: number): Settled {
  return {
    now,
    answer: ({ id }) => {
      throw new Error(`Expected no other answer to be needed, got the wish for that of ${id}`);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
