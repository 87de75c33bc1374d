import type { Host } from '../host/host.ts';
import type { Memory } from './contention/memory.ts';
import type { StartedIn } from './contexts/started.ts';
import type { Remedy } from './remedy.ts';
import type { RuleId } from './rules/ids.ts';

export type Severity = 'info' | 'warning' | 'error';
export type Certainty = 'observed' | 'suspected' | 'unknown';

/**
 * One kind of finding: its static description, and the pure decision over what its probe answered. A folder of probes/rules/ has
 * it as `rule.ts`, its sentences as `text.ts` and the small machine on which it is seen as `example.ts`.
 */
export interface Rule<Answer = unknown, Values = object> {
  readonly severity: Severity;
  /** Rules that explain this one away: while one of them is open for any subject, nobody is notified of this one. */
  readonly dependsOn: readonly RuleId[];
  /** Milliseconds that it must persist before anyone is notified. */
  readonly timeToVisibleMs: number;
  /** Public pages that back the rule. */
  readonly links: readonly string[];
  readonly probe: Probe<Answer>;
  /** Other probes whose answers it takes from the sweep. */
  readonly needs?: readonly Probe[];
  /** What it finds in an answer. Depends on its arguments alone. */
  decide(answer: Answer, sweep: Settled): readonly Found<Values>[];
  /** What puts it right; null or absent when only the rule's own words help. Depends on its arguments alone. */
  remedy?(found: Found<Values>, answer: Answer, sweep: Settled): Remedy | null;
}

/** A rule as it is catalogued, under the name of its folder. */
export interface NamedRule extends Rule {
  readonly id: RuleId;
}

/** What a rule decides about one subject. */
export interface Found<Values = object> {
  /** What it is about, stable from sweep to sweep: mostly a path. */
  readonly subject: string;
  /** The rule's own when absent. */
  readonly severity?: Severity;
  /** Rules that explain this finding away, where they are others than the rule's own. */
  readonly dependsOn?: readonly RuleId[];
  readonly certainty: Certainty;
  /** Facts that anyone can check, one a line, not translated: paths, values, `name: value`. */
  readonly evidence: readonly string[];
  /** What the rule's sentences are filled with. */
  readonly values: Values;
}

/** A rule applied to a subject. Identified by rule and subject. */
export interface Finding<Values = object> extends Found<Values> {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What puts it right; absent when nothing but words is known. */
  readonly remedy?: Remedy;
}

/** The sentences of one rule in both languages, side by side. */
export interface Text<Values> {
  readonly en: Sentences<Values>;
  readonly zh: Sentences<Values>;
}

/**
 * `cause` and `remedy` are for the rule's page; `summary` is what a notification and a menu row say, and so is `next` where no
 * remedy has steps: what a person can do.
 */
export interface Sentences<Values> {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly summary: (values: Values) => string;
  readonly next: (values: Values) => string;
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

/**
 * What a path led to at one moment.
 *
 * @title A tool as the history remembers it
 * @document observed-tool
 */
export interface ObservedTool {
  /** `go`, or the name of a tool that was built by Go. */
  readonly name: string;
  /** `present`, `missing` (a link leads to nothing), `upgrading` (an installer is at work) or `blocked` (it may not be read). */
  readonly state: string;
  /** The real file at the end of the chain. */
  readonly file: string | null;
  /** The path as found, then each path that a link led to. */
  readonly chain: readonly string[];
  readonly version: string | null;
  /** GOARCH names, one for each slice of a universal file. */
  readonly architectures: readonly string[];
  /** Who put it there, such as `homebrew` or `go.dev package`. */
  readonly installer: string;
  /** The installer's root. */
  readonly prefix: string | null;
}

/** What a probe could not find out. */
export interface Doubts {
  /** One sentence each. */
  readonly unknown: readonly string[];
  /**
   * Which findings (or, without a rule, observations) the answer could not decide, so that what was known of them stays. Absent
   * means: all of them if anything is `unknown`, else none.
   */
  readonly undecided?: (subject: string, rule: RuleId | null) => boolean;
}

/** What a probe could tell of a subject that it does not mention. */
export interface Sight {
  /** Whether another has taken the place of a subject that is gone, so that nothing is missing. Absent: never. */
  readonly superseded?: (subject: string) => boolean;
  /**
   * Whether the answer would mention the subject if it were there: its place was looked at, and it is not an alias. Absent:
   * always.
   */
  readonly looked?: (subject: string) => boolean;
}

/** What a probe's answer and the rules over it come to. */
export interface ProbeReport extends Doubts, Sight {
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** What each context starts, where the probe compares that. */
  readonly started?: readonly StartedIn[];
}

/** What a rule may know of the sweep beside its own probe's answer; nothing of the host, so that it decides over answers alone. */
export interface Settled {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Subjects of the `toolchain` observations that the asker remembers from earlier looks; absent when nobody remembers. */
  readonly remembered?: ReadonlySet<string>;
  /** The answer of a probe that the rule names in `needs`. Throws for any other. */
  readonly answer: <Answer>(probe: Probe<Answer>) => Answer;
}

/** One look at the machine: probes of the same sweep share what was already asked. */
export interface Sweep extends Omit<Settled, 'answer'> {
  readonly host: Host;
  /** What was seen of work on modules at earlier looks: lent by who looks again and again, which also looks at it between sweeps. */
  readonly memory: Memory;
  readonly signal: AbortSignal;
  /** The caller's current directory; absent when that is meaningless (a daemon). */
  readonly directory?: string;
  /** What the asker itself costs; absent unless it is a daemon. */
  readonly cost?: Cost;
  /** Asks a probe, once a sweep, until the sweep ends or the given signal of the first asker aborts. */
  ask<Answer>(probe: Probe<Answer>, until?: AbortSignal): Promise<Answer>;
}

/** What a daemon costs; null when it is unknown. */
export interface Cost {
  readonly rssBytes: number;
  /** CPU time of the last quarter of an hour or more as a share of one core, 0 to 1. */
  readonly lastingCpuShare: number | null;
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

/** A question. It reads and never writes, causes no download and no dialog, and ends within its limit or is reported as unknown. */
export interface Probe<Answer = unknown> {
  readonly id: string;
  /** Cron expression (node-cron, five or six fields). */
  readonly schedule: string;
  readonly timeLimitMs: number;
  /** Rejects when it can answer nothing at all. */
  ask(sweep: Sweep): Promise<Answer>;
  /** What stays undecided. */
  doubts(answer: Answer): Doubts;
  /** What makes it due before its schedule. */
  watches?(answer: Answer, sweep: Sweep): readonly WatchTarget[];
  /** Facts whose changes the history keeps. */
  observations?(answer: Answer): readonly Observation[];
  /** What each context starts, for the status. */
  started?(answer: Answer): readonly StartedIn[];
  /** How far it saw, for the comparison of these facts with earlier ones. Absent: everything. */
  sight?(answer: Answer): Sight;
}
