import type { HistoryEntry } from '../history/history.ts';
import type { Incident } from './incident.ts';

/** The kinds of history entries that tell of an incident: its opening, what was new, its end. */
export const incidentKinds = ['incident-opened', 'incident-changed', 'incident-closed'] as const;

/** The incidents that history entries tell of, newest first. An entry of a later state replaces the earlier ones. */
export function incidentsIn(entries: readonly HistoryEntry[]): readonly Incident[] {
  const incidents = new Map<number, Incident>();
  for (const entry of entries.toSorted((a, b) => a.id - b.id)) {
    const details = entry.details as Incident | null | undefined;
    if (typeof details !== 'object' || details === null || !Array.isArray(details.samples)) continue;
    const id = entry.kind === 'incident-opened' ? entry.id : details.id;
    incidents.set(id, { ...details, id });
  }
  return [...incidents.values()].sort((a, b) => b.id - a.id);
}
