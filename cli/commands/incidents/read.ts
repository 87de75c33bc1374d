import { withoutTrailing } from '../../../host/formats/lines.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import type { Incident } from '../../../daemon/contention/incident.ts';
import type { Session } from '../../command.ts';
import { readHistory } from '../history/read.ts';

/** Of each kind, the newest. */
const mostEntries = 3000;

/** What to list: of which time or module, and how many. */
export interface IncidentQuery {
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly since?: number;
  /** Milliseconds since 1970: only what began before. With `since`: what lasted between the two. */
  readonly until?: number;
  /** Only those whose subject or values name this directory or module. */
  readonly module?: string;
}

/** Incidents from the history, newest first: of the running daemon, otherwise of the database that one has left. */
export async function readIncidents(session: Session, query: IncidentQuery): Promise<readonly Incident[]> {
  const { since = -Infinity, until = Infinity, module, limit } = query;
  const kinds = await Promise.all(
    incidentKinds.map((kind) => readHistory(session, { limit: mostEntries, kind })),
  );
  const all = incidentsIn(kinds.flatMap(({ entries }) => entries));
  return all
    .filter((incident) => isWithin(incident, since, until))
    .filter((incident) => module === undefined || isAbout(incident, module))
    .slice(0, limit);
}

/** Whether it lasted in that time, whenever it began. */
function isWithin({ openedAt, closedAt }: Incident, since: number, until: number): boolean {
  return openedAt < until && Math.max(openedAt, closedAt ?? Date.now()) >= since;
}

/** Whether it names the directory, something in it, or the module (`rsc.io/quote`, also with its version). */
export function isAbout(incident: Incident, module: string): boolean {
  const names = [incident.subject, ...Object.values(incident.values)];
  const seen = incident.samples.flatMap(({ evidence }) => evidence);
  const wanted = withoutTrailing(module, '/');
  return [...names, ...seen].some((text) => holdsWhole(text, wanted));
}

/** Whether a text holds the words, with no further letter of a name before or after them. */
function holdsWhole(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const after = at + words.length;
    if (!isOfName(text.charAt(at - 1)) && !isOfName(text.charAt(after))) return true;
  }
  return false;
}

function isOfName(character: string): boolean {
  return /[\w.-]/.test(character);
}
