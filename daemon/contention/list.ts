import * as v from 'valibot';
import { checked } from '../../host/formats/checked.ts';
import type { HistoryEntry } from '../history/history.ts';
import type { Incident } from './incident.ts';

const party = v.looseObject({ pid: v.number(), command: v.string(), owner: v.nullable(v.string()) });

/** What an incident holds, whichever version wrote it: whatever is shown of it, or counted. */
const incidentSchema = v.looseObject({
  id: v.number(),
  rule: v.string(),
  certainty: v.picklist(['observed', 'suspected', 'unknown']),
  subject: v.string(),
  openedAt: v.number(),
  closedAt: v.nullable(v.number()),
  holder: v.nullable(party),
  waiters: v.array(party),
  values: v.looseObject({}),
  samples: v.array(v.looseObject({ at: v.number(), evidence: v.array(v.string()) })),
});

/** The kinds of history entries that tell of an incident: its opening, what was new, its end. */
export const incidentKinds = ['incident-opened', 'incident-changed', 'incident-closed'] as const;

/** The incidents that history entries tell of, newest first. An entry of a later state replaces the earlier ones. */
export function incidentsIn(entries: readonly HistoryEntry[]): readonly Incident[] {
  const incidents = new Map<number, Incident>();
  for (const entry of entries.toSorted((a, b) => a.id - b.id)) {
    const read = checked(incidentSchema, entry.details);
    if (!read.ok) continue;
    const incident = read.value as Incident;
    const id = entry.kind === 'incident-opened' ? entry.id : incident.id;
    incidents.set(id, { ...incident, id });
  }
  return [...incidents.values()].sort((a, b) => b.id - a.id);
}
