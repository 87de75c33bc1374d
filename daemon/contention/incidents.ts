import type { Host } from '../../host/host.ts';
import { findingsOf, isQuick, memoryOf } from '../../probes/contention/probe.ts';
import type { Picture } from '../../probes/contention/picture.ts';
import type { Finding } from '../../probes/probe.ts';
import type { History } from '../history/history.ts';
import { type Incident, partyOf } from './incident.ts';
import { incidentKinds, incidentsIn } from './list.ts';

const mostSamples = 20;

/** Keeps incidents from picture to picture, and in the history from their opening to their end. */
export class Incidents {
  readonly #history: History;
  readonly #host: Host;
  readonly #open = new Map<string, Incident>();

  constructor(host: Host, history: History) {
    this.#host = host;
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
    const found = findingsOf(picture, memoryOf(this.#host), quick);
    const findings = new Map(found.map((finding) => [keyOf(finding), finding]));
    let changed = false;
    for (const [key, incident] of this.#open) {
      if (findings.has(key) || (quick && !isQuick(incident.rule))) continue;
      this.#open.delete(key);
      this.#store('incident-closed', { ...incident, closedAt: picture.at });
      changed = true;
    }
    for (const [key, finding] of findings) {
      const known = this.#open.get(key);
      const next = known === undefined ? begin(finding, picture) : goOn(known, finding, picture);
      if (known === undefined) changed = true;
      const id = known === undefined ? this.#store('incident-opened', next) : next.id;
      if (known !== undefined && next.waiters.length > known.waiters.length)
        this.#store('incident-changed', next);
      this.#open.set(key, { ...next, id });
    }
    return changed;
  }

  #store(kind: (typeof incidentKinds)[number], incident: Incident): number {
    const { rule, subject } = incident;
    const at = kind === 'incident-closed' ? (incident.closedAt ?? incident.openedAt) : incident.openedAt;
    return this.#history.appendOther({ kind, at, rule, subject, details: incident });
  }
}

const keyOf = ({ rule, subject }: { rule: string; subject: string }): string => `${rule} ${subject}`;

function begin(finding: Finding, picture: Picture): Incident {
  const isWait = finding.rule === 'modcache-lock-wait';
  const hold = picture.holds.find(({ path }) => isWait && path === finding.subject);
  const { rule, subject, certainty, evidence } = finding;
  return {
    id: 0,
    rule,
    subject,
    certainty,
    openedAt: hold?.waitingSince ?? hold?.since ?? picture.at,
    closedAt: null,
    holder: hold?.holders.map(partyOf)[0] ?? null,
    waiters: hold?.waiters.map(partyOf) ?? [],
    values: { ...finding.values },
    samples: [{ at: picture.at, evidence }],
  };
}

/** The same incident with what is new: more waiters, other evidence. Who once waited stays named. */
function goOn(incident: Incident, finding: Finding, picture: Picture): Incident {
  const now = begin(finding, picture);
  const waiters = new Map([...incident.waiters, ...now.waiters].map((party) => [party.pid, party]));
  const last = incident.samples.at(-1)?.evidence.join('\n');
  const isNew = last !== finding.evidence.join('\n') && incident.samples.length < mostSamples;
  return {
    ...incident,
    holder: incident.holder ?? now.holder,
    waiters: [...waiters.values()],
    samples: isNew ? [...incident.samples, ...now.samples] : incident.samples,
  };
}
