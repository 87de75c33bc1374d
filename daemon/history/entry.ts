import type { Transition } from '../transition.ts';
import type { HistoryEntry, HistoryQuery } from './history.ts';

export const defaultLimit = 100;
/** What we ourselves cost, now and then: shown only on request. */
export const costKind = 'cost';
export const greatestLimit = 10_000;

/** How a transition is stored and shown. */
export function entryOf(transition: Transition): Omit<HistoryEntry, 'id'> {
  if (transition.kind === 'toolchain-changed') {
    const { kind, at, subject, before, after, by } = transition;
    return { at, kind, subject, before, after, ...(by && { details: { by } }) };
  }
  const { kind, at, finding, ...rest } = transition;
  return { at, kind, rule: finding.rule, subject: finding.subject, details: { finding, ...rest } };
}

export function limitOf(query: HistoryQuery): number {
  return Math.min(Math.max(0, query.limit ?? defaultLimit), greatestLimit);
}

export function matches(entry: HistoryEntry, query: HistoryQuery): boolean {
  return (
    (query.before === undefined || entry.id < query.before) &&
    (query.after === undefined || entry.id > query.after) &&
    (query.kind === undefined || entry.kind === query.kind) &&
    (query.besides === undefined || entry.kind !== query.besides) &&
    (query.rule === undefined || entry.rule === query.rule) &&
    (query.subject === undefined || entry.subject === query.subject) &&
    (query.since === undefined || entry.at >= query.since)
  );
}
