import type { HistoryEntry, HistoryQuery } from '../../../daemon/history/history.ts';
import { greatestLimit } from '../../../daemon/history/entry.ts';
import type { ObservedTool } from '../../../probes/probe.ts';
import type { Session } from '../../command.ts';
import { visible } from '../../../messages/visible.ts';
import { readHistory } from './read.ts';

export const formats = ['csv', 'ndjson'] as const;
export type Format = (typeof formats)[number];

const columns = [
  ...['id', 'at', 'kind', 'rule', 'severity', 'subject', 'duration_ms'],
  ...[
    'before_version',
    'before_architectures',
    'before_file',
    'after_version',
    'after_architectures',
    'after_file',
  ],
];

/** Writes every entry that fits, oldest first, for spreadsheets (RFC 4180) or programs (a JSON object a line). */
export async function exportHistory(query: HistoryQuery, format: Format, session: Session): Promise<void> {
  const entries = (await allEntries(query, session)).reverse();
  if (format === 'csv') session.out(columns.join(','));
  for (const entry of entries) {
    if (format === 'csv') session.out(rowOf(entry).map(cell).join(','));
    else session.line<HistoryEntry>(entry);
  }
}

/** Newest first, page by page. */
async function allEntries(query: HistoryQuery, session: Session): Promise<HistoryEntry[]> {
  const all: HistoryEntry[] = [];
  const most = query.limit ?? Infinity;
  while (all.length < most) {
    const last = all.at(-1);
    const limit = Math.min(greatestLimit, most - all.length);
    const page = await readHistory(session, { ...query, limit, ...(last && { before: last.id }) });
    all.push(...page.entries);
    if (page.entries.length < limit) break;
  }
  return all;
}

function rowOf(entry: HistoryEntry): (string | number | null | undefined)[] {
  const { id, at, kind, rule, subject, before, after } = entry;
  const details = (entry.details ?? {}) as { finding?: { severity?: string }; durationMs?: number };
  return [
    ...[id, new Date(at).toISOString(), kind, rule, details.finding?.severity, subject, details.durationMs],
    ...toolCells(before),
    ...toolCells(after),
  ];
}

const toolCells = (tool: ObservedTool | null | undefined): (string | null | undefined)[] => [
  tool?.version,
  tool?.architectures.join('+'),
  tool?.file,
];

/** One line; a text that a spreadsheet would take for a formula is changed so that it does not. */
function cell(value: string | number | null | undefined): string {
  const text = visible(String(value ?? ''));
  const plain = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
