import { rules } from '../../probes/catalogue.ts';
import { contentionOf } from '../../probes/contention/answer.ts';
import { endedWaits, waitFinding } from '../../probes/contention/held.ts';
import { contention } from '../../probes/contention/probe.ts';
import { decide, findingOf, nothingElse } from '../../probes/decide.ts';
import type { TimedHold } from '../../probes/contention/lock-times.ts';
import type { Memory } from '../../probes/contention/memory.ts';
import type { Picture } from '../../probes/contention/picture.ts';
import type { Finding } from '../../probes/probe.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import type { History } from '../history/history.ts';
import { beginIncident, continueIncident, type Incident, type Sighting } from './incident.ts';
import { incidentKinds, incidentsIn } from './list.ts';

/**
 * An incident is over when it was not seen for so long: what goes and comes again is one and not ten. A wait that comes again is
 * told by the second look that sees it, and on macOS there is one a second.
 */
const lingerMs: Partial<Readonly<Record<RuleId, number>>> = {
  'modcache-lock-wait': 2500,
  'go-command-storm': 60_000,
};

const decidable = [...rules.values()].filter(({ probe }) => probe === contention);

interface Open {
  readonly incident: Incident;
  /** The first look that did not see it any more; null while it is seen. */
  readonly goneAt: number | null;
}

/** Keeps incidents from picture to picture, and in the history from their opening to their end. */
export class Incidents {
  readonly #history: History;
  readonly #memory: Memory;
  readonly #open = new Map<string, Open>();

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
    const over = endedWaits(picture, memory.locks).map(({ hold, until }): [string, Sighting] => {
      const finding = findingOf({ id: 'modcache-lock-wait', severity: 'warning' }, waitFinding(hold));
      return [keyOf(finding, hold), { finding, hold, at: picture.at, until }];
    });
    const findings = decidable.flatMap((rule) => decide(rule, answer, nothingElse(picture.at)));
    const present = findings.map((finding): [string, Sighting] => {
      const hold = holdOf(finding, picture);
      return [keyOf(finding, hold), { finding, hold, at: picture.at, until: null }];
    });
    const began = [...over, ...present].filter(([key, sighting]) => this.#saw(key, sighting));
    const still = new Set(present.map(([key]) => key));
    const ended = [...this.#open].filter(
      ([key, { incident }]) =>
        !still.has(key) &&
        !(quick && undecided?.(incident.subject, incident.rule)) &&
        this.#missed(key, picture.at),
    );
    return began.length + ended.length > 0;
  }

  /** Returns whether it is a new one. */
  #saw(key: string, sighting: Sighting): boolean {
    const known = this.#open.get(key)?.incident;
    const next = known === undefined ? beginIncident(sighting) : continueIncident(known, sighting);
    const id = known === undefined ? this.#store('incident-opened', next) : next.id;
    if (known !== undefined && isWorthStoring(known, next)) this.#store('incident-changed', next);
    this.#open.set(key, { incident: { ...next, id }, goneAt: sighting.until });
    return known === undefined;
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

/** Of a lock each holder's hold is an incident of its own. */
function keyOf({ rule, subject }: Finding, hold: TimedHold | null): string {
  return [rule, subject, ...(hold?.holders ?? []).map(({ pid }) => String(pid))].join(' ');
}

const isWorthStoring = (before: Incident, now: Incident): boolean =>
  now.waiters.length > before.waiters.length || now.certainty !== before.certainty;
