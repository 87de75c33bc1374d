import type { Instant, Integer } from '../../host/quantity.ts';
import type { Finding, Observation, ObservedTool } from '../../probes/probe.ts';
import type { Details } from './details.ts';
import type { Notice } from '../status.ts';
import type { Transition } from '../transition.ts';

/**
 * A change of what is known, as `gowarden history` and the API show it.
 *
 * @title An entry of the history
 * @document history-entry
 */
export interface HistoryEntry {
  /** Grows; never used again. */
  readonly id: Integer;
  readonly at: Instant;
  /**
   * `opened`, `changed`, `resolved` or `toolchain-changed`; `cleaned`, `undone` or `purged` with a receipt as `details`; other
   * kinds may come.
   */
  readonly kind: string;
  /** For what is about a finding. */
  readonly rule?: string;
  readonly subject: string;
  /** For `toolchain-changed`; null when there was nothing. */
  readonly before?: ObservedTool | null;
  /** For `toolchain-changed`; null when nothing is left. */
  readonly after?: ObservedTool | null;
  /** The rest, depending on the kind: for a finding, the finding itself and for `resolved` how long it was open (`durationMs`). */
  readonly details?: Details;
}

export interface HistoryQuery {
  /** At most this many, newest first. Default 100, at most 10,000. */
  readonly limit?: number;
  /** Only entries with a smaller id: the next page. */
  readonly before?: number;
  /** Only entries with a greater id: what a subscriber missed. */
  readonly after?: number;
  readonly kind?: string;
  /** Entries of this kind are left out. */
  readonly besides?: string;
  readonly rule?: string;
  readonly subject?: string;
  /** Milliseconds since 1970. */
  readonly since?: number;
}

/** What each probe observed last, whole. */
export type Baselines = ReadonlyMap<string, readonly Observation[]>;

/** What the daemon before left: the findings that were open, and what it had observed. */
export interface Past {
  readonly findings: readonly { readonly id: number; readonly openedAt: number; readonly finding: Finding }[];
  readonly baselines: Baselines;
}

/** What is remembered. Without a database (it could not be loaded or opened) it remembers until the process ends and says so. */
export interface History {
  /** `durable`, or `memory`: then a notice says why. */
  readonly kind: 'durable' | 'memory';
  append(transition: Transition): number;
  /** What one look brought, all of it or nothing. Returns the ids of the transitions; where they are many, the writing goes on (`written`). */
  record(transitions: readonly Transition[], baselines: Baselines): readonly number[];
  /** Resolves when all that was recorded is written, or has to wait for another time. Others have their turn meanwhile. */
  written(): Promise<void>;
  past(): Past;
  /** The same while others have their turn: of thousands it takes long. */
  pastInTurns(): Promise<Past>;
  /** For rooms that store things other than transitions: a receipt of a clean-up, an incident. */
  appendOther(entry: Omit<HistoryEntry, 'id'>): number;
  entries(query?: HistoryQuery): readonly HistoryEntry[];
  /** Writes what had to wait (disk full, database locked), and takes up a database that was moved away. */
  retry(): void;
  /** What of it does not work now. */
  notices(): readonly Notice[];
  /** Removes what is older than the retention, but never the opening of a finding that is still open. */
  prune(now: number, retentionMs: number): void;
  bytes(): number | null;
  close(): void;
}
