import type { KnownFinding, StepInput } from './ledger/known.ts';
import { hasLasted, whyHidden, youngForMs } from './ledger/visibility.ts';
import type { OpenFinding } from './status.ts';
import type { Picture } from './sweep/sweeper.ts';
import { inWords } from './text.ts';

type Moment = Pick<StepInput, 'now' | 'monotonic' | 'rules' | 'mute'>;

/** Findings as they were made for a picture, and until when time alone changes nothing about them. */
interface Made {
  readonly moment: Moment;
  /** Milliseconds since 1970, and of the monotonic clock. */
  readonly untilAt: number;
  readonly untilMs: number;
  readonly findings: readonly OpenFinding[];
}

const made = new WeakMap<Picture, Made>();

/** The current findings, as the status shows them. They are rebuilt only after a change, since several clients ask at every event. */
export function openFindings(picture: Picture, moment: Moment): readonly OpenFinding[] {
  const before = made.get(picture);
  if (before !== undefined && holds(before, moment)) return before.findings;
  const findings = [...picture.known.findings].map(([key, one]) => openFinding(key, one, picture, moment));
  made.set(picture, { moment, ...untilWhen(picture, moment), findings });
  return findings;
}

function holds({ moment: { now, mute }, untilAt, untilMs }: Made, moment: Moment): boolean {
  // A clock that was set back ends it too.
  return mute === moment.mute && moment.now >= now && moment.now < untilAt && moment.monotonic < untilMs;
}

/** A mute ends, or a finding has lasted for long enough. */
function untilWhen({ known }: Picture, moment: Moment): Pick<Made, 'untilAt' | 'untilMs'> {
  let untilAt = Infinity;
  let untilMs = Infinity;
  for (const { until } of moment.mute) {
    const end = until === undefined ? NaN : Date.parse(until);
    if (end > moment.now) untilAt = Math.min(untilAt, end);
  }
  for (const one of known.findings.values()) {
    // The clock was set back since it was seen: it goes along with the clock until then.
    if (one.seenAt > moment.now) untilAt = moment.now;
    if (!hasLasted(one, moment)) untilMs = Math.min(untilMs, moment.monotonic + youngForMs(one, moment));
  }
  return { untilAt, untilMs };
}

function openFinding(key: string, one: KnownFinding, { known, ids }: Picture, moment: Moment): OpenFinding {
  const { finding, gone, shakyMs, openedAt, seenAt } = one;
  const hidden = whyHidden(one, known, moment);
  const times = known.openings.get(key)?.length ?? 0;
  const comesAndGoes = gone && shakyMs !== null;
  // Not by spreading: V8 then gives each of thousands a hidden class of its own, twice as large as the object.
  return Object.assign(
    {},
    finding,
    {
      evidence: comesAndGoes ? [...finding.evidence, inWords('comesAndGoes', { times })] : finding.evidence,
      certainty: gone ? ('suspected' as const) : finding.certainty,
      id: openedAt === null ? 0 : (ids.get(key) ?? 0),
      // Nothing began in the future: the clock was set back.
      openedAt: Math.min(seenAt, moment.now),
      visible: hidden === undefined,
      lasted: hasLasted(one, moment),
    },
    hidden === undefined ? {} : { hidden },
  );
}
