import { findingsOf, isQuick, memoryOf } from '../../probes/contention/probe.ts';
import type { Picture } from '../../probes/contention/picture.ts';
import type { Finding } from '../../probes/probe.ts';
import type { Host } from '../../host/host.ts';
import type { History, HistoryEntry } from '../history/history.ts';
import { type Incident, partyOf } from './incident.ts';

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

  /** Closes what an earlier daemon left open: how it ended was not seen. */
  settle(now: number): void {
    for (const incident of this.list()) {
      if (incident.closedAt === null && !this.#open.has(keyOf(incident)))
        this.#store('incident-closed', { ...incident, closedAt: now });
    }
  }

  /** Compares a picture with what is open. Returns whether an incident began or ended. */
  see(picture: Picture): boolean {
    const findings = new Map(
      findingsOf(picture, memoryOf(this.#host)).map((finding) => [keyOf(finding), finding]),
    );
    let changed = false;
    for (const [key, incident] of this.#open) {
      if (findings.has(key) || (quick && !isQuick(incident.rule))) continue;
      this.#open.delete(key);
      this.#store('incident-closed', { ...incident, closedAt: picture.at });
      changed = true;
    }
    for (const [key, finding] of findings) {
      const known = this.#open.get(key);
      if (known === undefined) {
        const incident = begin(finding, picture);
        this.#open.set(key, { ...incident, id: this.#store('incident-opened', incident) });
        changed = true;
      } else this.#open.set(key, goOn(known, finding, picture));
    }
    return changed;
  }

  /** The newest first: what is open now, and what the history remembers. */
  list(limit = 100): readonly Incident[] {
    const closed = this.#history.entries({ kind: 'incident-closed', limit }).flatMap(incidentOf);
    const ended = new Set(closed.map(({ id }) => id));
    const opened = this.#history
      .entries({ kind: 'incident-opened', limit })
      .flatMap((entry) => incidentOf(entry).map((incident) => ({ ...incident, id: entry.id })))
      .filter(({ id }) => !ended.has(id))
      .map((incident) => [...this.#open.values()].find(({ id }) => id === incident.id) ?? incident);
    return [...opened, ...closed].sort((a, b) => b.id - a.id).slice(0, limit);
  }

  #store(kind: string, incident: Incident): number {
    const { rule, subject } = incident;
    return this.#history.appendOther({
      kind,
      at: incident.closedAt ?? incident.openedAt,
      rule,
      subject,
      details: incident,
    });
  }
}

const keyOf = ({ rule, subject }: { rule: string; subject: string }): string => `${rule} ${subject}`;

function begin(finding: Finding, picture: Picture): Incident {
  const hold = picture.holds.find(
    ({ path }) => finding.rule === 'modcache-lock-wait' && path === finding.subject,
  );
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
  const last = incident.samples.at(-1)?.evidence ?? [];
  const same =
    last.length === finding.evidence.length && last.every((line, index) => line === finding.evidence[index]);
  const room = incident.samples.length < mostSamples;
  return {
    ...incident,
    holder: incident.holder ?? now.holder,
    waiters: [...waiters.values()],
    samples:
      same || !room
        ? incident.samples
        : [...incident.samples, { at: picture.at, evidence: finding.evidence }],
  };
}

function incidentOf(entry: HistoryEntry): readonly Incident[] {
  const details = entry.details as Incident | undefined;
  return typeof details === 'object' && Array.isArray(details.samples) ? [details] : [];
}
