import { inLanguage } from '../../../messages/fill.ts';
import { resolve } from 'node:path';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { Failure, UsageError } from '../../failure.ts';
import { parseSince } from '../../arguments/since.ts';
import { readIncidents } from './read.ts';
import { showBrief, showStory } from './show.ts';
import { documentOf, type IncidentsDocument, type IncidentsShowDocument } from './document.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

/** `gowarden incidents [show N]`: who kept whom waiting, and what else two applications did to each other. */
export const command: CliCommand = {
  reads: true,
  options: {
    since: { type: 'string', value: 'WHEN' },
    day: { type: 'string', value: 'DATE' },
    module: { type: 'string', value: 'DIR' },
    limit: { type: 'string', value: 'N' },
  },
  positionals: [0, 2],
  async run({ options, positionals }, session) {
    const [verb, number] = positionals;
    if (verb !== undefined && verb !== 'show')
      throw new UsageError(inLanguage(session.language, texts).unknownVerb(verb));
    if (verb === 'show') return showOne(number, session);
    const limit = Number(options.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1)
      throw new UsageError(inLanguage(session.language, texts).badNumber(String(options.limit)));
    const found = await readIncidents(session, {
      limit,
      ...timeOf(options, session),
      ...(typeof options.module === 'string' ? { module: placeOf(options.module, session) } : {}),
    });
    if (session.json)
      session.document<IncidentsDocument>({ schemaVersion: 1, incidents: found.map(documentOf) });
    else if (found.length === 0) session.err(inLanguage(session.language, texts).none);
    else
      for (const incident of found.toReversed())
        for (const line of showBrief(incident, Date.now(), session)) session.out(line);
    return 0;
  },
};

/** `--since WHEN` or `--day DATE`. Throws for what is neither. */
function timeOf(
  { since, day }: Readonly<Record<string, unknown>>,
  { messages }: Session,
): { since?: number; until?: number } {
  if (typeof day === 'string') {
    const from = /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseSince(day, Date.now()) : null;
    if (from === null) throw new UsageError(inLanguage(messages.language, texts).badDay(day));
    const end = new Date(from);
    // Not 24 hours later: clocks change.
    end.setDate(end.getDate() + 1);
    return { since: from, until: end.getTime() };
  }
  if (typeof since !== 'string') return {};
  const from = parseSince(since, Date.now());
  if (from === null) throw new UsageError(cliText(messages).usage.badSince(since));
  return { since: Math.max(0, from) };
}

/** A directory by its absolute path; anything else is the name of a module. */
function placeOf(given: string, { directory }: Session): string {
  return /^[./]/.test(given) ? resolve(directory, given) : given;
}

async function showOne(number: string | undefined, session: Session): Promise<ExitCode> {
  const id = Number(number);
  if (!Number.isInteger(id) || id < 1)
    throw new UsageError(inLanguage(session.language, texts).badNumber(number ?? ''));
  const incident = (await readIncidents(session, { limit: Infinity })).find((one) => one.id === id);
  if (incident === undefined) {
    throw new Failure(
      'no-incident',
      2,
      inLanguage(session.language, texts).absent(id),
      inLanguage(session.language, texts).absentNext,
    );
  }
  if (session.json)
    session.document<IncidentsShowDocument>({
      schemaVersion: 1,
      incident: { ...documentOf(incident), samples: incident.samples },
    });
  else for (const line of showStory(incident, Date.now(), session)) session.out(line);
  return 0;
}
