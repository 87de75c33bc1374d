import * as v from 'valibot';
import { checked, readChecked } from '../../host/formats/checked.ts';
import type { Steps } from '../../host/run/turns.ts';
import { carried, carrying } from '../../messages/carried.ts';
import type { Finding, Observation, ObservedTool } from '../../probes/probe.ts';
import type { Details } from './details.ts';
import type { HistoryEntry } from './history.ts';

/** A row of `entries`. */
export interface Row {
  id: number;
  at: number;
  kind: string;
  rule: string | null;
  subject: string;
  before: string | null;
  after: string | null;
  details: string | null;
}

/** What could not be read, such as `entry 7, details`, and why. */
export type Unreadable = (what: string, reason: string) => void;

/** Passes on what is met for the first time. */
export function noteOnce(hear: (what: string) => void): Unreadable {
  const heard = new Set<string>();
  return (what, reason) => {
    if (!heard.has(what)) hear(`${what}: ${reason}`);
    heard.add(what);
  };
}

const texts = v.array(v.string());

const tool = v.looseObject({
  name: v.string(),
  state: v.string(),
  file: v.nullable(v.string()),
  chain: texts,
  version: v.nullable(v.string()),
  architectures: texts,
  installer: v.string(),
  prefix: v.nullable(v.string()),
});

const observation = v.looseObject({
  kind: v.picklist(['toolchain', 'tool']),
  subject: v.string(),
  fingerprint: v.string(),
  value: tool,
});

/** What `opened`, `changed` and `resolved` hold. Rules and values of other versions may come. */
const findingDetails = v.looseObject({
  finding: v.looseObject({
    rule: v.string(),
    subject: v.string(),
    severity: v.picklist(['info', 'warning', 'error']),
    certainty: v.picklist(['observed', 'suspected', 'unknown']),
    evidence: texts,
    values: v.looseObject({}),
  }),
});

const ofFindings: ReadonlySet<string> = new Set(['opened', 'changed', 'resolved']);
const anyDetails = v.looseObject({});

/** An entry as it is written. */
export function rowOf(entry: HistoryEntry): Row {
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

/** An entry as it was written. What of it is not what we write is left out, and the rest is shown. */
export function entryOfRow(row: Row, unreadable: Unreadable): HistoryEntry {
  const { id, at, kind, subject } = row;
  const json = read(row, unreadable);
  const [before, after] = [json('before', v.nullable(tool)), json('after', v.nullable(tool))];
  const hasChange = kind === 'toolchain-changed' || row.before !== null || row.after !== null;
  const change =
    hasChange && before !== undefined && after !== undefined
      ? { before: before as ObservedTool | null, after: after as ObservedTool | null }
      : {};
  const rule = row.rule === null ? {} : { rule: row.rule };
  const held = row.details === null ? undefined : json('details', detailsOf(kind));
  const details = held === undefined ? {} : { details: carried(held) as Details };
  return { id, at, kind, ...rule, subject, ...change, ...details };
}

/**
 * The finding that the entry of that id opened, in its newest state (`details`); null when that cannot be read: then it is news again.
 */
export function findingIn(id: number, details: string | null, unreadable: Unreadable): Finding | null {
  const held = readColumn(id, 'details', details, findingDetails, unreadable);
  return held === undefined ? null : (carried(held) as { finding: Finding }).finding;
}

/** What a probe had observed, one at each step; null when that cannot be read: then nothing is known of what was before. */
export function* observationsIn(
  probe: string,
  text: string,
  unreadable: Unreadable,
): Steps<readonly Observation[] | null> {
  const list = readChecked(v.array(v.unknown()), text);
  const observations: Observation[] = [];
  for (const [index, one] of (list.ok ? list.value : []).entries()) {
    const read = checked(observation, one);
    if (!read.ok) {
      unreadable(`baseline ${probe}`, `${index}.${read.reason}`);
      return null;
    }
    observations.push(read.value);
    yield;
  }
  if (list.ok) return observations;
  unreadable(`baseline ${probe}`, list.reason);
  return null;
}

const detailsOf = (kind: string): typeof anyDetails =>
  ofFindings.has(kind) ? (findingDetails as unknown as typeof anyDetails) : anyDetails;

function read(row: Row, unreadable: Unreadable) {
  return <S extends v.GenericSchema>(column: 'before' | 'after' | 'details', schema: S) =>
    readColumn(row.id, column, row[column], schema, unreadable);
}

/** A column's value; undefined when it is not what it has to be. */
function readColumn<S extends v.GenericSchema>(
  id: number,
  column: string,
  text: string | null,
  schema: S,
  unreadable: Unreadable,
): v.InferOutput<S> | undefined {
  const held = readChecked(schema, text ?? 'null');
  if (held.ok) return held.value;
  unreadable(`entry ${id}, ${column}`, held.reason);
  return undefined;
}
