import { inLanguage } from '../../../messages/fill.ts';
import { costKind, greatestLimit, matches } from '../../../daemon/history/entry.ts';
import type { HistoryEntry, HistoryQuery } from '../../../daemon/history/history.ts';
import type { Call, CliCommand, ExitCode, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { exportHistory, type Format, formats } from './export.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';
import { entryKinds } from './kinds.ts';
import { askDaemon, readHistory } from './read.ts';
import { settledIn, showEntry } from './show.ts';
import { parseSince } from '../../arguments/since.ts';
import type { HistoryDocument, HistoryLine } from './document.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

export const command: CliCommand = {
  reads: true,
  options: {
    since: { type: 'string', value: 'WHEN' },
    rule: { type: 'string', choices: ruleIds, value: 'ID' },
    limit: { type: 'string', value: 'N' },
    kind: { type: 'string', choices: entryKinds, value: 'KIND' },
    format: { type: 'string', choices: formats, value: 'FORMAT' },
    follow: { type: 'boolean', short: 'f' },
  },
  positionals: [0, 0],
  async run({ options }, session) {
    const query = queryOf(options, session);
    if (options.follow === true) return follow(query, session);
    if (typeof options.format === 'string') {
      const { limit, ...rest } = query;
      await exportHistory(
        options.limit === undefined ? rest : { ...rest, limit },
        options.format as Format,
        session,
      );
      return 0;
    }
    const { source, entries } = await readHistory(session, query);
    const inOrder = entries.toReversed();
    if (session.json) session.document<HistoryDocument>({ schemaVersion: 1, source, entries: inOrder });
    else if (source === 'none') session.err(inLanguage(session.language, texts).none);
    else if (inOrder.length === 0) session.err(inLanguage(session.language, texts).empty);
    else {
      const settled = settledIn([...entries, ...(await later(query, session))]);
      for (const entry of inOrder) for (const line of showEntry(entry, session, settled)) session.out(line);
    }
    return 0;
  },
};

function queryOf(options: Call['options'], { messages }: Session): HistoryQuery & { limit: number } {
  const text = inLanguage(messages.language, texts);
  const { since, rule, kind } = options;
  const limit = Number(options.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > greatestLimit)
    throw new UsageError(text.badLimit(greatestLimit, String(options.limit)));
  const from = typeof since === 'string' ? parseSince(since, Date.now()) : undefined;
  if (from === null) throw new UsageError(cliText(messages).usage.badSince(String(since)));
  return {
    limit,
    ...(from === undefined ? {} : { since: Math.max(0, from) }),
    ...(typeof rule === 'string' ? { rule } : {}),
    ...(typeof kind === 'string' ? { kind } : { besides: costKind }),
  };
}

/** What became of clean-ups, where the query leaves it out. */
async function later({ kind }: HistoryQuery, session: Session): Promise<readonly HistoryEntry[]> {
  if (kind !== 'cleaned') return [];
  const found = await Promise.all(
    ['undone', 'purged'].map((one) => readHistory(session, { kind: one, limit: greatestLimit })),
  );
  return found.flatMap(({ entries }) => entries);
}

function show(entry: HistoryEntry, session: Session): void {
  for (const line of showEntry(entry, session)) session.out(line);
}

/** The last entries, then each new one; with `--json` one object a line. Rejects when the daemon ends. */
async function follow(query: HistoryQuery, session: Session): Promise<ExitCode> {
  const tell = (entry: HistoryEntry): void => {
    if (session.json) session.line<HistoryLine>({ schemaVersion: 1, entry });
    else show(entry, session);
  };
  const newest = (await askDaemon(session, { limit: 1 }))[0]?.id ?? 0;
  for (const entry of (await askDaemon(session, query)).toReversed()) tell(entry);
  for await (const { type, data } of session.client().events(newest, session.signal)) {
    if (type === 'transition' && matches(data as HistoryEntry, query)) tell(data as HistoryEntry);
  }
  session.signal.throwIfAborted();
  return 0;
}
