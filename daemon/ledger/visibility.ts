import type { Finding } from '../../probes/probe.ts';
import type { Known, KnownFinding, StepInput } from './known.ts';
import { absenceGraceMs } from './observations.ts';

type Moment = Pick<StepInput, 'now' | 'monotonic' | 'rules' | 'mute'>;

/** Why nobody is to be told of a finding now; undefined when it is to be told. */
export function whyHidden(
  one: KnownFinding,
  known: Pick<Known, 'findings'>,
  moment: Moment,
): 'young' | 'muted' | 'explained' | undefined {
  if (isMuted(one.finding, moment)) return 'muted';
  const causes = moment.rules.get(one.finding.rule)?.dependsOn ?? [];
  if (causes.length > 0) {
    for (const other of known.findings.values()) {
      if (causes.includes(other.finding.rule) && !other.gone) return 'explained';
    }
  }
  return one.openedAt === null && youngForMs(one, moment) > 0 ? 'young' : undefined;
}

/** A remark can wait until what passes during an upgrade has passed: nobody has to act on it. */
const remarkMs = absenceGraceMs;

/** Milliseconds until it has persisted for as long as its rule and its severity ask. */
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
