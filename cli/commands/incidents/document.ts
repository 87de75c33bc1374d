import type { Incident } from '../../../daemon/contention/incident.ts';

/**
 * What applications that work on the same modules did to each other.
 *
 * @title An incident
 * @document incident
 */
export interface IncidentDocument extends Omit<Incident, 'rule' | 'values' | 'samples'> {
  /**
   * `shared-module-two-ides`, `modcache-lock-wait`, `gomod-ping-pong`, `go-command-storm`, `modcache-corrupt`, `gosum-mismatch`;
   * others may come.
   */
  readonly rule: string;
  /** What was seen and when, at most twenty different looks; `show` only. */
  readonly samples?: Incident['samples'];
}

/**
 * Newest first.
 *
 * @title gowarden incidents --json
 * @document incidents
 */
export interface IncidentsDocument {
  readonly schemaVersion: 1;
  readonly incidents: readonly IncidentDocument[];
}

/**
 * One, with what was seen of it.
 *
 * @title gowarden incidents show N --json
 * @document incidents-show
 */
export interface IncidentsShowDocument {
  readonly schemaVersion: 1;
  readonly incident: IncidentDocument;
}

export function documentOf(incident: Incident): IncidentDocument {
  const { id, rule, certainty, subject, openedAt, closedAt, holder, waiters } = incident;
  return { id, rule, certainty, subject, openedAt, closedAt, holder, waiters };
}
