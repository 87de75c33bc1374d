import type { Host } from '../host/host.ts';
import type { RuleId, RuleValues } from '../messages/rules.ts';
import type { Inventory } from './inventory/inventory.ts';

export type Severity = 'info' | 'warning' | 'error';
export type Certainty = 'observed' | 'suspected' | 'unknown';

/** The static description of one kind of finding. Its title, cause and remedy stand in messages/ under the same id. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** Rules that explain this one away: while one of them is open for any subject, nobody is told of this one. */
  readonly dependsOn: readonly RuleId[];
  /** Milliseconds that it must persist before anyone is told. */
  readonly timeToVisibleMs: number;
  /** Public pages that back the rule. */
  readonly links: readonly string[];
}

/** A rule applied to a subject. Identified by rule and subject. */
export interface Finding<R extends RuleId = RuleId> {
  readonly rule: R;
  /** What it is about, stable from sweep to sweep: mostly a path. */
  readonly subject: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Facts that anyone can check, one a line, not translated: paths, values, `name: value`. */
  readonly evidence: readonly string[];
  /** What the rule's sentences in messages/ are filled with. */
  readonly values: RuleValues[R];
}

/** A rule with the pure question that decides it, as each file of probes/rules/ exports it. */
export interface RuleLook<R extends RuleId = RuleId> {
  readonly rule: Rule & { readonly id: R };
  look(inventory: Inventory, sweep: Sweep): readonly Finding<R>[];
}

/** A fact whose change is worth remembering by itself, such as which file a `go` leads to. */
export interface Observation {
  readonly kind: 'toolchain' | 'tool';
  readonly subject: string;
  /** Equal if and only if nothing changed. */
  readonly fingerprint: string;
  /** What history shows as before and after. */
  readonly value: ObservedTool;
}

export interface ObservedTool {
  readonly name: string;
  readonly state: string;
  readonly file: string | null;
  readonly chain: readonly string[];
  readonly version: string | null;
  readonly architectures: readonly string[];
  readonly installer: string;
  readonly prefix: string | null;
}

export interface ProbeReport {
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** What could not be told, one sentence each; findings known before stay as they were. */
  readonly unknown: readonly string[];
  /**
   * Which subjects this look could not decide, so that what was known of them stays. Absent means: all of them if
   * anything is `unknown`, else none.
   */
  readonly undecided?: (subject: string) => boolean;
}

/** One look at the machine: probes of the same sweep share what was already asked. */
export interface Sweep {
  readonly host: Host;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Subjects of the `toolchain` observations that the asker remembers from earlier looks; absent when nobody remembers. */
  readonly remembered?: ReadonlySet<string>;
  /** What the asker itself costs; absent when it is no daemon. */
  readonly cost?: Cost;
  inventory(): Promise<Inventory>;
}

/** What a daemon costs; null where it cannot be told. */
export interface Cost {
  readonly rssBytes: number;
  /** CPU time of the last minute or more as a share of one core, 0 to 1. */
  readonly cpuShare: number | null;
  readonly watches: number;
  readonly descriptors: number | null;
  /** Bytes of the history. */
  readonly databaseBytes: number | null;
}

/** A directory to sit on, and the names in it that matter (all when absent). */
export interface WatchTarget {
  readonly directory: string;
  readonly names?: readonly string[];
}

/** A question. It reads and never writes, causes no download and no dialog, and ends within its limit or is reported as "could not tell". */
export interface Probe {
  readonly id: string;
  /** The rules that it decides. A rule has one probe. */
  readonly rules: readonly Rule[];
  /** Cron expression (node-cron, five or six fields). */
  readonly schedule: string;
  readonly timeLimitMs: number;
  /** What makes it due before its schedule. Asked again after each run. */
  watches(sweep: Sweep): Promise<readonly WatchTarget[]>;
  run(sweep: Sweep): Promise<ProbeReport>;
}
