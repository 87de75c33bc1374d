import { join } from 'node:path';
import * as v from 'valibot';
import { readChecked } from '../../host/formats/checked.ts';
import type { Severity } from '../../probes/probe.ts';
import { readSmallFile } from '../configuration/read.ts';
import { replaceOwn } from '../files/own.ts';
import { findingKey } from '../ledger/known.ts';
import type { OpenFinding } from '../status.ts';
import { lastHour } from './quiet.ts';

/** What users were notified of, so that a restart, or a finding that comes and goes, notifies nobody twice. */
interface Entry {
  readonly severity: Severity;
  /** When it was notified, milliseconds since 1970. */
  readonly at: number;
  /** Since when it is gone, milliseconds since 1970; null while it is there. */
  readonly goneAt: number | null;
}

const at = v.pipe(v.number(), v.finite());
const entrySchema = v.object({
  severity: v.picklist(['info', 'warning', 'error']),
  at,
  goneAt: v.optional(v.nullable(at), null),
});
/** `notified.json`: when notifications were sent, and what was notified, by the findings' keys. */
const toldSchema = v.object({
  sent: v.array(at),
  told: v.array(v.tuple([v.string(), entrySchema])),
}) satisfies v.GenericSchema<unknown, { sent: number[]; told: [string, Entry][] }>;

/** Some hundred thousand findings: even when there are many, none is notified again. */
const mostBytes = 16 * 1024 * 1024;

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export const isAtLeast = (severity: Severity, least: Severity): boolean => rank[severity] >= rank[least];

export class Told {
  readonly #file: string;
  readonly #entries = new Map<string, Entry>();
  #sent: number[] = [];

  /** Takes up what the daemon before this one wrote; a file that cannot be read is an empty one. */
  constructor(state: string) {
    this.#file = join(state, 'notified.json');
    const contents = readSmallFile(this.#file, mostBytes);
    if (contents.kind === 'text') this.#load(contents.text);
  }

  /** When notifications were sent in the last hour. */
  sent(now: number): readonly number[] {
    return lastHour(this.#sent, now);
  }

  /** Whether this is news: never notified, gone for long enough since, or worse than when it was notified. */
  isNews(key: string, severity: Severity): boolean {
    const entry = this.#entries.get(key);
    return entry === undefined || rank[severity] > rank[entry.severity];
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Whether it was notified since then. */
  hasSince(key: string, at: number): boolean {
    return (this.#entries.get(key)?.at ?? -Infinity) >= at;
  }

  /** Takes account of what is there now; what was gone for `forgetMs` may be notified again. */
  see(present: ReadonlySet<string>, now: number, forgetMs: number): void {
    for (const [key, entry] of this.#entries) {
      const goneAt = present.has(key) ? null : Math.min(entry.goneAt ?? now, now);
      if (goneAt !== null && now - goneAt >= forgetMs) this.#entries.delete(key);
      else if (goneAt !== entry.goneAt) this.#entries.set(key, { ...entry, goneAt });
    }
  }

  /**
   * Notes that these were notified: by a notification now, or with the one before. Throws the system's error when that
   * could not be written down; this process knows it nevertheless.
   */
  add(findings: readonly OpenFinding[], now: number, by: 'notification' | 'earlier'): void {
    for (const finding of findings) {
      this.#entries.set(findingKey(finding), { severity: finding.severity, at: now, goneAt: null });
    }
    this.#sent = [...this.sent(now), ...(by === 'notification' ? [now] : [])];
    replaceOwn(this.#file, JSON.stringify({ schemaVersion: 1, sent: this.#sent, told: [...this.#entries] }));
  }

  /** A damaged file counts as an empty one: at worst somebody is notified once more. */
  #load(text: string): void {
    const read = readChecked(toldSchema, text);
    if (!read.ok) return;
    this.#sent = read.value.sent;
    for (const [key, entry] of read.value.told) this.#entries.set(key, entry);
  }
}
