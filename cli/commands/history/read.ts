import { inLanguage } from '../../../messages/fill.ts';
import type { HistoryEntry, HistoryQuery } from '../../../daemon/history/history.ts';
import { DaemonUnreachable } from '../../client.ts';
import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { texts } from './text.ts';

export interface Remembered {
  /** Who answered: the daemon, the database that it left, or nobody because there is none yet. */
  readonly source: 'daemon' | 'database' | 'none';
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
}

/** Asks the daemon; when none answers, the database that one has left, opened read-only. */
export async function readHistory(session: Session, query: HistoryQuery): Promise<Remembered> {
  try {
    return { source: 'daemon', entries: await askDaemon(session, query) };
  } catch (error) {
    if (!(error instanceof DaemonUnreachable)) throw error;
    return readAlone(session, query);
  }
}

async function readAlone({ messages, paths }: Session, query: HistoryQuery): Promise<Remembered> {
  const { readDatabase } = await import('../../../daemon/history/read.ts');
  const read = await readDatabase(paths.database, query);
  const text = inLanguage(messages.language, texts);
  switch (read.kind) {
    case 'entries':
      return { source: 'database', entries: read.entries };
    case 'absent':
      return { source: 'none', entries: [] };
    case 'unloadable':
      throw new Failure('history-unloadable', 2, text.unloadable(read.reason), text.rebuild(read.directory));
    case 'unreadable':
      throw new Failure('history-unreadable', 2, text.unreadable(paths.database, read.reason));
  }
}

/** Newest first. Rejects with `DaemonUnreachable` when none answers. */
export async function askDaemon(session: Session, query: HistoryQuery): Promise<readonly HistoryEntry[]> {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) asked.set(name, String(value));
  const answer = await session.client().get(`/v1/history?${asked.toString()}`);
  return (answer as { entries: readonly HistoryEntry[] }).entries;
}
