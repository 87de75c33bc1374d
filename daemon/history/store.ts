import type { Database } from 'better-sqlite3';
import type { Steps } from '../../host/run/turns.ts';
import { ownFacts } from '../files/own.ts';
import { limitOf } from './entry.ts';
import type { Baselines, HistoryEntry, HistoryQuery, Past } from './history.ts';
import type { Observation } from '../../probes/probe.ts';
import { entryOfRow, findingIn, observationsIn, noteOnce, rowOf, type Row } from './rows.ts';

/** The database behind a history. Every function may throw SQLite's own error. */
export interface Store {
  /** The greatest id ever given, also to entries that are gone. */
  lastId(): number;
  /** All of it or nothing, also when it is ended between two of its steps, each of which is one row. */
  write(entries: readonly HistoryEntry[], baselines: Baselines, now: number): Steps<void>;
  select(query: HistoryQuery): readonly HistoryEntry[];
  /** A step for each finding and each observation. */
  past(): Steps<Past>;
  prune(before: number): void;
  bytes(): number;
  /** False when the file was moved or removed under us. */
  inPlace(): boolean;
  close(): void;
}

/** Entries that opened a finding which no later one resolved. */
const stillOpen = `
  SELECT max(id) FROM entries AS opening WHERE kind = 'opened' AND NOT EXISTS (
    SELECT 1 FROM entries WHERE rule = opening.rule AND subject = opening.subject AND id > opening.id AND kind = 'resolved'
  ) GROUP BY rule, subject`;

/** `unreadable` is called, once for each, with rows that do not hold what we write: they stay, and what they cannot say is left out. */
export function newStore(
  database: Database,
  file: string,
  unreadable: (what: string) => void = () => undefined,
): Store {
  const note = noteOnce(unreadable);
  const opened = ownFacts(file);
  const insert = database.prepare(
    `INSERT INTO entries (id, at, kind, rule, subject, before, after, details)
     VALUES (@id, @at, @kind, @rule, @subject, @before, @after, @details)`,
  );
  const setBaseline = database.prepare(
    'INSERT OR REPLACE INTO baselines (probe, at, observations) VALUES (?, ?, ?)',
  );

  return {
    lastId: () => {
      const ever = database.prepare(`SELECT max(seq) FROM sqlite_sequence`).pluck().get();
      const kept = database.prepare('SELECT max(id) FROM entries').pluck().get();
      return Math.max(0, ...[ever, kept].filter((id) => Number.isSafeInteger(id)).map(Number));
    },
    *write(entries, baselines, now) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const entry of entries) {
          insert.run(rowOf(entry));
          yield;
        }
        for (const [probe, observations] of baselines)
          setBaseline.run(probe, Math.round(now), yield* listAsJson(observations));
        database.exec('COMMIT');
      } finally {
        if (database.inTransaction) database.exec('ROLLBACK');
      }
    },
    select: (query) => {
      const { where, values } = conditions(query);
      const rows = database.prepare(`SELECT * FROM entries ${where} ORDER BY id DESC LIMIT ?`);
      return (rows.all(...values, limitOf(query)) as Row[]).map((row) => entryOfRow(row, note));
    },
    *past() {
      const open = database.prepare(
        `SELECT id, at, rule, subject FROM entries WHERE id IN (${stillOpen}) ORDER BY id`,
      );
      const newest = database
        .prepare(
          `SELECT details FROM entries WHERE rule = ? AND subject = ? AND kind IN ('opened', 'changed') ORDER BY id DESC LIMIT 1`,
        )
        .pluck();
      const known = database.prepare('SELECT probe, observations FROM baselines');
      const findings: Past['findings'][number][] = [];
      for (const row of open.all() as Opening[]) {
        const finding = findingIn(row.id, newest.get(row.rule, row.subject) as string | null, note);
        if (finding !== null) findings.push({ id: row.id, openedAt: row.at, finding });
        yield;
      }
      const baselines = new Map<string, readonly Observation[]>();
      for (const { probe, observations } of known.all() as { probe: string; observations: string }[]) {
        const read = yield* observationsIn(probe, observations, note);
        if (read !== null) baselines.set(probe, read);
      }
      return { findings, baselines };
    },
    prune: (before) => {
      database.prepare(`DELETE FROM entries WHERE at < ? AND id NOT IN (${stillOpen})`).run(before);
    },
    bytes: () => ['', '-wal', '-shm'].reduce((sum, suffix) => sum + (ownFacts(file + suffix)?.size ?? 0), 0),
    inPlace: () => {
      const now = ownFacts(file);
      return now?.ino === opened?.ino && now?.dev === opened?.dev;
    },
    close: () => database.close(),
  };
}

type Opening = Pick<Row, 'id' | 'at' | 'rule' | 'subject'>;

/** `JSON.stringify` of a list, an element at each step. */
function* listAsJson(list: readonly unknown[]): Steps<string> {
  const parts: string[] = [];
  for (const one of list) {
    parts.push(JSON.stringify(one));
    yield;
  }
  return `[${parts.join(',')}]`;
}

function conditions(query: HistoryQuery): { where: string; values: (string | number)[] } {
  const asked = (
    [
      ['id < ?', query.before],
      ['id > ?', query.after],
      ['kind = ?', query.kind],
      ['kind <> ?', query.besides],
      ['rule = ?', query.rule],
      ['subject = ?', query.subject],
      ['at >= ?', query.since],
    ] as const
  ).flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return {
    where: asked.length === 0 ? '' : `WHERE ${asked.map(({ sql }) => sql).join(' AND ')}`,
    values: asked.map(({ value }) => value),
  };
}
