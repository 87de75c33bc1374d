import type { Observation } from '../../probes/probe.ts';
import type { Transition } from '../transition.ts';
import { same } from './same.ts';
import { observationKey, sightOf, type Known, type KnownObservation, type StepInput } from './known.ts';

/**
 * How long a toolchain may be away before that is a change by itself: `brew upgrade` unlinks the old one before it
 * pours the new one (https://github.com/Homebrew/brew/blob/master/Library/Homebrew/install.rb).
 */
export const absenceGraceMs = 2 * 60_000;
/** The same while an installer is seen at work. */
export const upgradeGraceMs = 30 * 60_000;

interface Observed {
  readonly observations: ReadonlyMap<string, KnownObservation>;
  readonly transitions: readonly Transition[];
}

/** Compares what probes observed with what was known: an absence that ends within its grace is one change, before → after. */
export function compareObservations(known: Known, input: StepInput): Observed {
  const observations = new Map(known.observations);
  const transitions: Transition[] = [];

  for (const { probe, report } of input.looks) {
    if (report === null) continue;
    const seen = new Set<string>();
    for (const observation of report.observations) {
      const key = observationKey(probe, observation.subject);
      seen.add(key);
      see(probe, key, observation);
    }
    for (const [key, one] of known.observations) {
      if (one.probe !== probe || seen.has(key) || !sightOf(report)(one.observation.subject)) continue;
      miss(key, one, null);
    }
  }
  return { observations, transitions };

  function see(probe: string, key: string, observation: Observation): void {
    const one = observations.get(key);
    const { state } = observation.value;
    if (state === 'blocked') return;
    if (state !== 'present') {
      if (one !== undefined) miss(key, one, observation);
      return;
    }
    // What was not looked at before, or was behind another name, may have been there all along: that it came is not claimed.
    if (one !== undefined || known.sights.get(probe)?.(observation.subject) === true) {
      change(observation.subject, one?.observation ?? null, observation);
    }
    if (one?.away === null && one.observation === observation) return;
    observations.set(key, { probe, observation, away: null });
  }

  function miss(key: string, one: KnownObservation, observation: Observation | null): void {
    if (one.observation.value.state === 'missing') return;
    const grace = observation?.value.state === 'upgrading' ? upgradeGraceMs : absenceGraceMs;
    const sinceMs = one.away?.sinceMs ?? input.monotonic;
    const untilMs = sinceMs + grace;
    if (input.monotonic < untilMs) {
      observations.set(key, { ...one, away: { sinceMs, untilMs } });
      return;
    }
    // A toolchain that is gone is remembered: that it was there is what makes it missing.
    const { subject, kind, value } = one.observation;
    const missing = { ...one.observation, value: { ...(observation?.value ?? value), state: 'missing' } };
    if (observation === null && kind === 'tool') observations.delete(key);
    else observations.set(key, { ...one, observation: missing, away: null });
    change(subject, one.observation, observation && missing);
  }

  function change(subject: string, before: Observation | null, after: Observation | null): void {
    if (before !== null && after !== null && sameValue(before, after)) return;
    transitions.push({
      kind: 'toolchain-changed',
      at: input.now,
      subject,
      before: before?.value ?? null,
      after: after?.value ?? null,
    });
  }
}

/** A rebuild in place has another fingerprint, but nothing that history could show as before and after. */
export function sameValue(one: Observation, other: Observation): boolean {
  return same(one.value, other.value);
}
