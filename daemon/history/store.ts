import type { Database } from 'better-sqlite3';
import { carried, carrying } from '../../messages/carried.ts';
import type { Finding, Observation, ObservedTool } from '../../probes/probe.ts';
import { ownFacts } from '../files/own.ts';
import { limitOf } from './entry.ts';
import type { Details } from './details.ts';
import type { Baselines, HistoryEntry, HistoryQuery, Past } from './history.ts';

/** The database behind a history. Every function may throw SQLite's own error. */
export interface Store {
  /** The greatest id ever given, also to entries that are gone. */
  lastId(): number;
  /** All of it or nothing. */
  write(entries: readonly HistoryEntry[], baselines: Baselines, now: number): void;
  select(query: HistoryQuery): readonly HistoryEntry[];
  past(): Past;
  prune(before: number): void;
  bytes(): number;
  /** False when the file was moved or removed under us. */
  inPlace(): boolean;
  close(): void;
}

interface Row {
  id: number;
  at: number;
  kind: string;
  rule: string | null;
  subject: string;
  before: string | null;
  after: string | null;
  details: string | null;
}

/** Entries that opened a finding which no later one resolved. */
const stillOpen = `
  SELECT max(id) FROM entries AS opening WHERE kind = 'opened' AND NOT EXISTS (
    SELECT 1 FROM entries WHERE rule = opening.rule AND subject = opening.subject AND id > opening.id AND kind = 'resolved'
  ) GROUP BY rule, subject`;

export function newStore(database: Database, file: string): Store {
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
    write: (entries, baselines, now) => {
      database
        .transaction(() => {
          for (const entry of entries) insert.run(rowOf(entry));
          for (const [probe, observations] of baselines) {
            setBaseline.run(probe, Math.round(now), JSON.stringify(observations));
          }
        })
        .immediate();
    },
    select: (query) => {
      const { where, values } = conditions(query);
      const rows = database.prepare(`SELECT * FROM entries ${where} ORDER BY id DESC LIMIT ?`);
      return (rows.all(...values, limitOf(query)) as Row[]).map(entryOfRow);
    },
    past: () => {
      const open = database.prepare(`SELECT * FROM entries WHERE id IN (${stillOpen}) ORDER BY id`);
      const newest = database
        .prepare(
          `SELECT details FROM entries WHERE rule = ? AND subject = ? AND kind IN ('opened', 'changed') ORDER BY id DESC`,
        )
        .pluck();
      const known = database.prepare('SELECT probe, observations FROM baselines');
      return {
        findings: (open.all() as Row[]).map((row) => ({
          id: row.id,
          openedAt: row.at,
          finding: (carried(JSON.parse(newest.get(row.rule, row.subject) as string)) as { finding: Finding })
            .finding,
        })),
        baselines: new Map(
          (known.all() as { probe: string; observations: string }[]).map((row) => [
            row.probe,
            JSON.parse(row.observations) as readonly Observation[],
          ]),
        ),
      };
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

function rowOf(entry: HistoryEntry): Row {
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  const { id, at, kind, rule, subject, before, after, details } = entry;
  return {
    id,
    at: Math.round(at),
    kind,
    rule: rule ?? null,
    subject,
    before: json(before),
    after: json(after),
    details: json(carrying(details)),
  };
}

function entryOfRow(row: Row): HistoryEntry {
  const { id, at, kind, subject } = row;
  const tool = (json: string | null): ObservedTool | null =>
    json === null ? null : (JSON.parse(json) as ObservedTool);
  const change =
    kind === 'toolchain-changed' || row.before !== null || row.after !== null
      ? { before: tool(row.before), after: tool(row.after) }
      : {};
  const rule = row.rule === null ? {} : { rule: row.rule };
  const details = row.details === null ? {} : { details: carried(JSON.parse(row.details)) as Details };
  return { id, at, kind, ...rule, subject, ...change, ...details };
}
