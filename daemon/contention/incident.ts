import type { Instant, Integer } from '../../host/quantity.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import type { Actor } from '../../probes/contention/actor.ts';
import type { TimedHold } from '../../probes/contention/lock-times.ts';
import type { Certainty, Finding } from '../../probes/probe.ts';

/**
 * A process.
 *
 * @title A process of an incident
 * @document party
 */
export interface Party {
  readonly pid: Integer;
  /** Program and arguments, at most 200 characters. */
  readonly command: string;
  /** The application that it belongs to: `Visual Studio Code`, `GoLand`, `Terminal`; null when none is known. */
  readonly owner: string | null;
}

/** Something that two applications did to each other, from its first look to its last. */
export interface Incident {
  /** The history's id of its opening, for `gowarden incidents show`. */
  readonly id: Integer;
  readonly rule: RuleId;
  /** `unknown`: could not tell. */
  readonly certainty: Certainty;
  /** The lock file, go.mod or module directory that it is about, or the application. */
  readonly subject: string;
  /** When it was first seen; it may have begun before. */
  readonly openedAt: Instant;
  /** When it was first seen to be over; null while it lasts. */
  readonly closedAt: Instant | null;
  /** Who holds the lock. */
  readonly holder: Party | null;
  /** Who waited for it, at most 50. */
  readonly waiters: readonly Party[];
  /** What the rule's sentences are filled with. */
  readonly values: Readonly<Record<string, string>>;
  /** What was seen and when, at most twenty different looks of at most twelve lines each. */
  readonly samples: readonly { readonly at: Instant; readonly evidence: readonly string[] }[];
}

/** A finding in one picture. */
export interface Sighting {
  readonly finding: Finding;
  /** Of a lock, who holds it and who waits. */
  readonly hold: TimedHold | null;
  readonly at: number;
  /** When it was seen to be over, if it is over already. */
  readonly until: number | null;
}

const mostSamples = 20;
const mostLines = 12;
const mostWaiters = 50;
const longestLine = 400;

const partyOf = ({ pid, command, owner }: Actor): Party => ({ pid, command, owner });
const surest: readonly Certainty[] = ['unknown', 'suspected', 'observed'];

/** The incident that begins with a sighting, still without an id. */
export function beginIncident({ finding, hold, at }: Sighting): Incident {
  const { rule, subject, certainty, evidence } = finding;
  const waitingSince = hold?.waits.map(({ since }) => since) ?? [];
  return {
    id: 0,
    rule,
    subject,
    certainty,
    openedAt: waitingSince.length > 0 ? Math.min(...waitingSince) : (hold?.since ?? at),
    closedAt: null,
    holder: hold?.holders.map(partyOf)[0] ?? null,
    waiters: (hold?.waiters ?? []).slice(0, mostWaiters).map(partyOf),
    values: { ...finding.values },
    samples: [{ at, evidence: evidence.slice(0, mostLines).map((line) => line.slice(0, longestLine)) }],
  };
}

/** Of two views of a process, the one that says more. A process that ended before it was looked at is only known by its pid. */
function fullerParty(before: Party | null, now: Party | null): Party | null {
  if (before === null || now === null) return before ?? now;
  if (before.pid !== now.pid) return before;
  return now.owner === null && before.owner !== null ? before : isBare(now) ? before : now;
}

const isBare = ({ pid, command }: Party): boolean => command === `pid ${pid}`;

/** The same incident with what is new: more waiters, other evidence, more certainty. Past waiters stay named. */
export function continueIncident(incident: Incident, sighting: Sighting): Incident {
  const now = beginIncident(sighting);
  const waiters = new Map(incident.waiters.map((party) => [party.pid, party]));
  for (const party of now.waiters)
    waiters.set(party.pid, fullerParty(waiters.get(party.pid) ?? null, party) ?? party);
  const holder = fullerParty(incident.holder, now.holder);
  // Sentences name who waited, also after it is over, and never less of the holder than was known.
  const tellsAsMuch = now.waiters.length >= incident.waiters.length && !isLess(now.holder, holder);
  const last = incident.samples.at(-1);
  const isOther = last?.evidence.join('\n') !== now.samples[0]?.evidence.join('\n');
  // Who waits is news at once; how many commands, or which of many versions, only from time to time.
  const isDue = sighting.at - (last?.at ?? 0) >= Math.max(10_000, (sighting.at - incident.openedAt) / 4);
  const isNew = isOther && (sighting.hold !== null || isDue) && incident.samples.length < mostSamples;
  return {
    ...incident,
    certainty:
      surest[Math.max(surest.indexOf(incident.certainty), surest.indexOf(now.certainty))] ?? 'unknown',
    values: tellsAsMuch ? now.values : incident.values,
    holder,
    waiters: [...waiters.values()].slice(0, mostWaiters),
    samples: isNew ? [...incident.samples, ...now.samples] : incident.samples,
  };
}

/** Whether a look says less about the holder than is known: nobody, another who came after, or only its pid. */
function isLess(seen: Party | null, known: Party | null): boolean {
  if (known === null) return false;
  return (
    seen === null ||
    seen.pid !== known.pid ||
    (isBare(seen) && !isBare(known)) ||
    (seen.owner === null && known.owner !== null)
  );
}
