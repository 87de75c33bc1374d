import type { Doubts, Finding, Observation, ProbeReport, NamedRule } from '../../probes/probe.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Transition } from '../transition.ts';

/** A finding that was there at the last look that could tell. */
export interface KnownFinding {
  readonly finding: Finding;
  /** First seen; milliseconds since 1970, and of the monotonic clock (-Infinity: before this process). */
  readonly seenAt: number;
  readonly seenMs: number;
  /** When its `opened` was emitted; null while nobody was notified. */
  readonly openedAt: number | null;
  /** It comes and goes, and stays open meanwhile: monotonic time of the last change; null while it is steady. */
  readonly shakyMs: number | null;
  /** True when it was gone at the last look, and is kept because it comes and goes, or its subject is away for a moment. */
  readonly gone: boolean;
}

/** What was last observed about a subject. */
export interface KnownObservation {
  readonly probe: string;
  readonly observation: Observation;
  /** It is missing, but not for long enough that this is a change by itself. Monotonic times; null while it is there. */
  readonly away: { readonly sinceMs: number; readonly untilMs: number } | null;
}

/** All that the ledger knows: a value, replaced at each step. */
export interface Known {
  /** By `findingKey`. */
  readonly findings: ReadonlyMap<string, KnownFinding>;
  /** Monotonic times at which each finding was opened lately, by `findingKey`. */
  readonly openings: ReadonlyMap<string, readonly number[]>;
  /** By `observationKey`. */
  readonly observations: ReadonlyMap<string, KnownObservation>;
  /** How far each probe saw at its last look that could tell; none before the first look of this process. */
  readonly sights: ReadonlyMap<string, (subject: string) => boolean>;
  /** Probes whose observations were seen before: from them on, a new subject is news. */
  readonly baselines: ReadonlySet<string>;
}

/** What one probe answered; null when it could not tell at all. */
export interface Look {
  readonly probe: string;
  /** Those that decide over its answer. */
  readonly rules: readonly NamedRule[];
  readonly report: ProbeReport | null;
}

export interface StepInput {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: number;
  readonly looks: readonly Look[];
  readonly rules: ReadonlyMap<string, NamedRule>;
  readonly mute: Configuration['mute'];
}

export interface Step {
  readonly known: Known;
  readonly transitions: readonly Transition[];
  /** Milliseconds from now at which a step without news would bring some; null if time alone changes nothing. */
  readonly dueInMs: number | null;
}

export function findingKey(finding: Pick<Finding, 'rule' | 'subject'>): string {
  return `${finding.rule}\0${finding.subject}`;
}

/** A finding as it is known after its first look. `monotonic` is -Infinity for one that was seen before this process. */
export function firstSeen(finding: Finding, now: number, monotonic: number): KnownFinding {
  return { finding, seenAt: now, seenMs: monotonic, openedAt: null, shakyMs: null, gone: false };
}

export function observationKey(probe: string, subject: string): string {
  return `${probe}\0${subject}`;
}

/** What a daemon knows at its start, from the history of the one before it. */
export function restoreKnown(past: {
  readonly findings: readonly { readonly finding: Finding; readonly openedAt: number }[];
  readonly baselines: ReadonlyMap<string, readonly Observation[]>;
}): Known {
  return {
    findings: new Map(
      past.findings.map(({ finding, openedAt }) => [
        findingKey(finding),
        { ...firstSeen(finding, openedAt, -Infinity), openedAt },
      ]),
    ),
    openings: new Map(),
    sights: new Map(),
    observations: new Map(
      [...past.baselines].flatMap(([probe, observations]) =>
        observations.map((observation) => [
          observationKey(probe, observation.subject),
          { probe, observation, away: null },
        ]),
      ),
    ),
    baselines: new Set(past.baselines.keys()),
  };
}

/** Whether a look would have reported a subject, had it been there. */
export function sightOf(report: ProbeReport): (subject: string) => boolean {
  const { looked } = report;
  // It is kept for long; what was found is not, for its sake.
  const doubts = doubtsOf(report);
  return (subject) => looked?.(subject) !== false && !leavesOpen(doubts, subject, null);
}

function doubtsOf({ unknown, undecided }: ProbeReport): Doubts {
  return undecided === undefined ? { unknown } : { unknown, undecided };
}

/** Whether a look says nothing about a subject that it does not mention. */
export function leavesOpen(report: Doubts, subject: string, rule: Finding['rule'] | null): boolean {
  return report.undecided?.(subject, rule) ?? report.unknown.length > 0;
}
