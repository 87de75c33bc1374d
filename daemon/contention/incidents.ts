import { rules } from '../../probes/catalogue.ts';
import { contentionOf } from '../../probes/contention/answer.ts';
import { endedWaits, waitFinding } from '../../probes/contention/held.ts';
import { contention } from '../../probes/contention/probe.ts';
import { decide, findingOf, nothingElse } from '../../probes/decide.ts';
import type { TimedHold, TimedWait } from '../../probes/contention/lock-times.ts';
import type { Memory } from '../../probes/contention/memory.ts';
import type { Picture } from '../../probes/contention/picture.ts';
import type { Finding } from '../../probes/probe.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import type { History } from '../history/history.ts';
import { beginIncident, continueIncident, type Incident, type Sighting } from './incident.ts';
import { incidentKinds, incidentsIn } from './list.ts';

/**
 * An incident is over when it was not seen for this long: what comes and goes is one incident and not ten. A wait that
 * comes back is reported by the second look that sees it, and on macOS there is one look a second.
 */
const lingerMs: Partial<Readonly<Record<RuleId, number>>> = {
  'modcache-lock-wait': 2500,
  'go-command-storm': 60_000,
};

const decidable = [...rules.values()].filter(({ probe }) => probe === contention);

interface Open {
  /** The waits that it covers: a wait goes on in the incident that it began, whoever holds the lock meanwhile. */
  readonly waits: ReadonlySet<string>;
  readonly incident: Incident;
  /** The first look that did not see it any more; null while it is seen. */
  readonly goneAt: number | null;
}

/** Keeps incidents from picture to picture, and in the history from their opening to their end. */
export class Incidents {
  readonly #history: History;
  readonly #memory: Memory;
  readonly #open = new Map<string, Open>();
  /** Sightings of locks so far: numbers the incidents. */
  #begun = 0;

  constructor(memory: Memory, history: History) {
    this.#memory = memory;
    this.#history = history;
  }

  /** Closes what an earlier daemon left open; how it ended was not seen. */
  settle(now: number): void {
    const entries = incidentKinds.flatMap((kind) => this.#history.entries({ kind, limit: 1000 }));
    for (const incident of incidentsIn(entries)) {
      if (incident.closedAt === null) this.#store('incident-closed', { ...incident, closedAt: now });
    }
  }

  /**
   * Compares a picture with what is open. A quick look says nothing about rules that read many files. Returns whether an
   * incident began or ended.
   */
  see(picture: Picture, quick: boolean): boolean {
    const memory = this.#memory;
    const answer = contentionOf(picture, memory, quick);
    const { undecided } = contention.doubts(answer);
    const over = endedWaits(picture, memory.locks).flatMap(({ hold, until }) =>
      this.#sighted({ finding: findingOfHold(hold), hold, at: picture.at, until }),
    );
    const findings = decidable.flatMap((rule) => decide(rule, answer, nothingElse(picture.at)));
    const present = findings.flatMap((finding) =>
      this.#sighted({ finding, hold: holdOf(finding, picture), at: picture.at, until: null }),
    );
    const began = [...over, ...present].filter(({ isNew }) => isNew);
    const still = new Set(present.map(({ key }) => key));
    const ended = [...this.#open].filter(
      ([key, { incident }]) =>
        !still.has(key) &&
        !(quick && undecided?.(incident.subject, incident.rule)) &&
        this.#missed(key, picture.at),
    );
    return began.length + ended.length > 0;
  }

  /** Takes a sighting to the incidents that its waits belong to; new ones to that of their holder, or to one that begins. */
  #sighted(sighting: Sighting): readonly { readonly key: string; readonly isNew: boolean }[] {
    const { finding, hold } = sighting;
    const subject = `${finding.rule} ${finding.subject}`;
    if (hold === null || hold.waits.length === 0) return [this.#saw(subject, sighting)];
    const here = [...this.#open].filter(([key]) => key.startsWith(`${subject} #`));
    const pids = hold.holders.map(({ pid }) => pid);
    const ofHolder = here.find(
      ([
        ,
        {
          incident: { holder },
        },
      ]) => (holder === null ? pids.length === 0 : pids.includes(holder.pid)),
    )?.[0];
    // Where nobody is seen to hold it, who comes waits for what the others wait for.
    const together =
      pids.length === 0
        ? here.find(([, { waits }]) => hold.waits.some((wait) => waits.has(idOf(wait))))
        : undefined;
    const begins = `${subject} #${this.#begun}`;
    const groups = new Map<string, TimedWait[]>();
    for (const wait of hold.waits) {
      const own = here.find(([, { waits }]) => waits.has(idOf(wait)))?.[0];
      const key = own ?? ofHolder ?? together?.[0] ?? begins;
      groups.set(key, [...(groups.get(key) ?? []), wait]);
    }
    // The current holder, if it has an incident anyway, is also waited for by those who waited for others before.
    const ofThisOne = ofHolder ?? (pids.length > 0 && groups.has(begins) ? begins : undefined);
    if (ofThisOne !== undefined)
      groups.set(
        ofThisOne,
        hold.waits.map((wait) => ({ ...wait, since: Math.max(wait.since, hold.since) })),
      );
    this.#begun += 1;
    return [...groups].map(([key, waits]) => {
      if (groups.size === 1) return this.#saw(key, sighting);
      const part = { ...hold, waits, waiters: waits.map(({ actor }) => actor) };
      return this.#saw(key, { ...sighting, hold: part, finding: findingOfHold(part) });
    });
  }

  #saw(key: string, sighting: Sighting): { readonly key: string; readonly isNew: boolean } {
    const before = this.#open.get(key);
    const known = before?.incident;
    const next = known === undefined ? beginIncident(sighting) : continueIncident(known, sighting);
    const id = known === undefined ? this.#store('incident-opened', next) : next.id;
    if (known !== undefined && isWorthStoring(known, next)) this.#store('incident-changed', next);
    const waits = new Set([...(before?.waits ?? []), ...(sighting.hold?.waits ?? []).map(idOf)]);
    this.#open.set(key, { incident: { ...next, id }, waits, goneAt: sighting.until });
    return { key, isNew: known === undefined };
  }

  /** Returns whether that closed it. */
  #missed(key: string, at: number): boolean {
    const open = this.#open.get(key);
    if (open === undefined) return false;
    const goneAt = open.goneAt ?? at;
    if (at - goneAt < (lingerMs[open.incident.rule] ?? 0)) {
      this.#open.set(key, { ...open, goneAt });
      return false;
    }
    this.#open.delete(key);
    this.#store('incident-closed', { ...open.incident, closedAt: goneAt });
    return true;
  }

  #store(kind: (typeof incidentKinds)[number], incident: Incident): number {
    const { rule, subject } = incident;
    const at = kind === 'incident-closed' ? (incident.closedAt ?? incident.openedAt) : incident.openedAt;
    return this.#history.appendOther({ kind, at, rule, subject, details: incident });
  }
}

function holdOf({ rule, subject }: Finding, picture: Picture): TimedHold | null {
  if (rule !== 'modcache-lock-wait') return null;
  return picture.holds.find(({ path }) => path === subject) ?? null;
}

const findingOfHold = (hold: TimedHold): Finding =>
  findingOf({ id: 'modcache-lock-wait', severity: 'warning' }, waitFinding(hold));

/** A wait is the same from its first look on. */
const idOf = ({ actor, since }: TimedWait): string => `${actor.pid} ${since}`;

const isWorthStoring = (before: Incident, now: Incident): boolean =>
  now.waiters.length > before.waiters.length ||
  now.certainty !== before.certainty ||
  (before.holder?.owner ?? null) !== (now.holder?.owner ?? null) ||
  before.holder?.command !== now.holder?.command;
