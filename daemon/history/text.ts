import { visibleLines } from '../../messages/visible.ts';
import type { Messages } from '../../messages/speak.ts';
import { formatDateTime } from '../../messages/units.ts';
import { costKind } from './entry.ts';
import type { History, HistoryEntry } from './history.ts';

/** Says entries, newest first, as lines of plain text with times of day where we are: what `gowarden history` says of them. */
export type SayEntries = (entries: readonly HistoryEntry[], messages: Messages) => readonly string[];

/** For who brings no words: when, what and about what. */
export const briefly: SayEntries = (entries) =>
  entries.map(({ at, kind, rule, subject }) =>
    [formatDateTime(at), kind, rule ?? '', subject].filter(Boolean).join('  '),
  );

/** The history as text, the newest first, for the desktop's editor. */
export function historyText(history: Pick<History, 'entries'>, say: SayEntries, messages: Messages): string {
  return `${visibleLines(say(history.entries({ limit: 1000, besides: costKind }), messages))}\n`;
}
