import { compareFindings, flappingHoldMs } from './findings.ts';
import { sightOf, type Known, type Step, type StepInput } from './known.ts';
import { compareObservations } from './observations.ts';
import { hasLasted, whyHidden, youngForMs } from './visibility.ts';

/**
 * The ledger: what was known and what was seen now give what is known now and the transitions between.
 * Without looks it takes account of the time that passed and of the mute list alone.
 */
export function step(known: Known, input: StepInput): Step {
  const { observations, transitions: changes } = compareObservations(known, input);
  const { findings, openings, transitions } = compareFindings(known, observations, input);
  const baselines = new Set(known.baselines);
  const sights = new Map(known.sights);
  for (const { probe, report } of input.looks) {
    if (report === null) continue;
    baselines.add(probe);
    sights.set(probe, sightOf(report));
  }
  const next = { findings, openings, observations, sights, baselines };
  return { known: next, transitions: [...changes, ...transitions], dueInMs: dueIn(next, input) };
}

function dueIn(known: Known, input: StepInput): number | null {
  let least = Infinity;
  // What is overdue waits for a look that can tell: the next scheduled one.
  const wait = (ms: number): void => {
    if (ms > 0 && ms < least) least = ms;
  };
  for (const one of known.findings.values()) {
    if (one.gone && one.shakyMs !== null) wait(one.shakyMs + flappingHoldMs - input.monotonic);
    if (!hasLasted(one, input) && whyHidden(one, known, input) === undefined) wait(youngForMs(one, input));
  }
  for (const { away } of known.observations.values()) {
    if (away !== null) wait(away.untilMs - input.monotonic);
  }
  return least === Infinity ? null : least;
}
