import type { Finding } from '../../probes/probe.ts';
import type { Transition } from '../transition.ts';
import {
  findingKey,
  firstSeen,
  leavesOpen,
  type Known,
  type KnownFinding,
  type KnownObservation,
  type StepInput,
} from './known.ts';
import { same } from './same.ts';
import { hasLasted, whyHidden } from './visibility.ts';

/** Within this time, so many openings of the same finding mean that it comes and goes … */
const flappingWindowMs = 10 * 60_000;
export const flappingOpenings = 6;
/** … and it then counts as open until it was gone, or there, for so long without a break. */
export const flappingHoldMs = 10 * 60_000;

type Compared = Pick<Known, 'findings' | 'openings'> & { readonly transitions: readonly Transition[] };

/** Compares what probes found with what was known. A probe without an answer resolves nothing. */
export function compareFindings(
  known: Known,
  observations: ReadonlyMap<string, KnownObservation>,
  input: StepInput,
): Compared {
  const findings = new Map(known.findings);
  const openings = recentOpenings(known.openings, input.monotonic);
  const transitions: Transition[] = [];
  const away = new Set(
    [...observations.values()]
      .filter((one) => one.away !== null)
      .map(({ observation }) => observation.subject),
  );

  for (const { rules, report } of input.looks) {
    if (report === null) continue;
    const seen = new Set<string>();
    const own = new Set<string>(rules.map(({ id }) => id));
    for (const finding of report.findings) {
      const key = findingKey(finding);
      seen.add(key);
      see(key, finding);
    }
    for (const [key, one] of known.findings) {
      const { rule, subject } = one.finding;
      // Findings of another probe's rule are confirmed or withdrawn by that probe.
      if (!own.has(rule)) continue;
      if (seen.has(key) || leavesOpen(report, subject, rule)) continue;
      // It may come back as it was. Where another has taken its place, nobody waits for that.
      if (away.has(subject) && report.superseded?.(subject) !== true)
        findings.set(key, { ...one, gone: true });
      else miss(key, one);
    }
  }
  for (const [key, one] of findings) {
    // Its rule is gone: an older gowarden left it open.
    if (!input.rules.has(one.finding.rule)) resolve(key, one);
  }
  // From here on none comes, goes or is gone: what explains what is settled.
  for (const [key, one] of findings) {
    if (one.openedAt !== null || !hasLasted(one, input)) continue;
    if (whyHidden(one, { findings }, input) !== undefined) continue;
    const before = openings.get(key) ?? [];
    findings.set(key, { ...one, openedAt: input.now });
    openings.set(key, [...before, input.monotonic]);
    const again = before.length > 0 ? { again: before.length } : {};
    transitions.push({ kind: 'opened', at: input.now, finding: one.finding, ...again });
  }
  return { findings, openings, transitions };

  function see(key: string, finding: Finding): void {
    const one = findings.get(key);
    if (one === undefined) {
      findings.set(key, firstSeen(finding, input.now, input.monotonic));
      return;
    }
    const steady = one.shakyMs !== null && !one.gone && input.monotonic - one.shakyMs >= flappingHoldMs;
    const shakyMs = steady ? null : one.gone && one.shakyMs !== null ? input.monotonic : one.shakyMs;
    // What did not change stays the object that it was.
    if (shakyMs === one.shakyMs && !one.gone && same(one.finding, finding)) return;
    findings.set(key, { ...one, finding, shakyMs, gone: false });
    if (one.openedAt !== null && differs(one.finding, finding)) {
      transitions.push({ kind: 'changed', at: input.now, finding });
    }
  }

  function miss(key: string, one: KnownFinding): void {
    const comesAndGoes = one.shakyMs !== null || (openings.get(key)?.length ?? 0) >= flappingOpenings;
    const shakyMs = one.gone && one.shakyMs !== null ? one.shakyMs : input.monotonic;
    if (comesAndGoes && input.monotonic - shakyMs < flappingHoldMs) {
      findings.set(key, { ...one, shakyMs, gone: true });
    } else {
      resolve(key, one);
    }
  }

  function resolve(key: string, one: KnownFinding): void {
    findings.delete(key);
    if (one.openedAt === null) return;
    // The clock may have been set back since.
    const durationMs = Math.max(0, input.now - one.openedAt);
    transitions.push({ kind: 'resolved', at: input.now, finding: one.finding, durationMs });
  }
}

function recentOpenings(all: Known['openings'], monotonic: number): Map<string, readonly number[]> {
  const recent = new Map<string, readonly number[]>();
  for (const [key, times] of all) {
    const kept = times.filter((time) => monotonic - time < flappingWindowMs);
    if (kept.length > 0) recent.set(key, kept);
  }
  return recent;
}

/** Evidence may mention passing things (sizes, ages); users are notified of the rest. */
function differs(one: Finding, other: Finding): boolean {
  return (
    one.severity !== other.severity || one.certainty !== other.certainty || !same(one.values, other.values)
  );
}
