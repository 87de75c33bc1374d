import type { Finding } from '../../probes/probe.ts';
import type { Hidden } from '../status.ts';
import type { Known, KnownFinding, StepInput } from './known.ts';
import { absenceGraceMs } from './observations.ts';

type Moment = Pick<StepInput, 'now' | 'monotonic' | 'rules' | 'mute'>;

/** Why a finding is not shown now; undefined when it is. Nothing is too young to be shown: that delays its notification alone. */
export function whyHidden(
  one: KnownFinding,
  known: Pick<Known, 'findings'>,
  moment: Moment,
): Hidden | undefined {
  if (one.gone) return 'gone';
  if (isMuted(one.finding, moment)) return 'muted';
  const causes = one.finding.dependsOn ?? moment.rules.get(one.finding.rule)?.dependsOn ?? [];
  return causes.length > 0 && causes.some((rule) => rulesIn(known.findings).has(rule))
    ? 'explained'
    : undefined;
}

/** By the findings, which are a value once a step is done: each of thousands asks for it. */
const rulesThere = new WeakMap<Known['findings'], ReadonlySet<string>>();

/** The rules of the findings that are not gone. */
function rulesIn(findings: Known['findings']): ReadonlySet<string> {
  const known = rulesThere.get(findings);
  if (known !== undefined) return known;
  const there = new Set(
    [...findings.values()].filter(({ gone }) => !gone).map(({ finding }) => finding.rule),
  );
  rulesThere.set(findings, there);
  return there;
}

/** Whether it has lasted for as long as its rule and its severity ask: from then on people may be notified of it. */
export function hasLasted(one: KnownFinding, moment: Pick<Moment, 'monotonic' | 'rules'>): boolean {
  return one.openedAt !== null || youngForMs(one, moment) === 0;
}

/** A remark can wait until what passes during an upgrade has passed: nobody has to act on it. */
const remarkMs = absenceGraceMs;

/** Milliseconds until it has lasted for so long. */
export function youngForMs(one: KnownFinding, moment: Pick<Moment, 'monotonic' | 'rules'>): number {
  const { rule, severity } = one.finding;
  const needed = Math.max(moment.rules.get(rule)?.timeToVisibleMs ?? 0, severity === 'info' ? remarkMs : 0);
  return Math.max(0, needed - (moment.monotonic - one.seenMs));
}

function isMuted(finding: Finding, { mute, now }: Moment): boolean {
  return mute.some(
    ({ rule, subject, until }) =>
      rule === finding.rule &&
      (subject === undefined || subject === finding.subject) &&
      (until === undefined || now < Date.parse(until)),
  );
}
