import type { Cleaning } from '../caches/cleaner/activity.ts';
import type { CacheSummary } from '../caches/cleaner/report.ts';
import type { Instant, Integer } from '../host/quantity.ts';
import type { ContextId, Hardware } from '../host/host.ts';
import type { StartedIn } from '../probes/contexts/started.ts';
import type { Finding, ObservedTool } from '../probes/probe.ts';

/** Why a finding is not shown: muted in the settings, explained by another, or gone at the last look and kept in case it comes back. */
export type Hidden = 'muted' | 'explained' | 'gone';

/** A finding that is known now. */
export interface OpenFinding extends Finding {
  /** The history's id of its opening; 0 while it has not lasted long enough for the history. */
  readonly id: Integer;
  readonly openedAt: Instant;
  /** False while it is muted, explained by another, or gone: kept, but not shown. */
  readonly visible: boolean;
  /** Why it is not visible. */
  readonly hidden?: Hidden;
  /** True once it has lasted for its rule's `timeToVisible`: only then is anyone notified of it. */
  readonly lasted: boolean;
}

/** A part of gowarden itself that does not work, with what its sentence in messages/ needs. */
export interface Notice {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What the process costs. */
export interface OwnCost {
  readonly rssBytes: Integer;
  readonly cpuSeconds: number;
  /** CPU time of the last minute as a share of one core, 0 to 1; null in the first minute. */
  readonly cpuShare: number | null;
  /** The same of the last quarter of an hour, null until then: what the budget is about. */
  readonly lastingCpuShare: number | null;
  readonly watches: Integer;
  readonly databaseBytes: Integer | null;
  readonly descriptors: Integer | null;
}

/** The `go` that wins somewhere. */
export interface Winner extends ObservedTool {
  readonly path: string;
  /** Contexts in which it wins; absent from older daemons. */
  readonly winsIn?: readonly ContextId[];
}

/**
 * The snapshot that tray and command show. It carries its own age; whoever shows it says "stale" when
 * `now - checkedAt` is more than `staleAfterMs`, rather than look green.
 */
export interface Status {
  readonly schemaVersion: 1;
  /** When the snapshot was made. */
  readonly at: Instant;
  /** When every due probe last answered; null before the first sweep. */
  readonly checkedAt: Instant | null;
  readonly staleAfterMs: Integer;
  readonly daemon: {
    readonly version: string;
    readonly pid: Integer;
    readonly startedAt: Instant;
    readonly node: string;
    readonly host: string;
    readonly simulated: boolean;
    readonly cost: OwnCost;
  };
  readonly hardware: Hardware | null;
  /** When the login shell reported its PATH, on which most of this depends; null when no shell was asked. */
  readonly pathAsOf: Instant | null;
  /** The `go` that wins in the login shell (else the first that wins anywhere), with all others. */
  readonly winner: Winner | null;
  readonly toolchains: readonly (ObservedTool & { readonly path: string })[];
  readonly tools: readonly (ObservedTool & { readonly path: string })[];
  /** Which go, dlv and gopls the terminal, each editor and the other contexts start in the known modules. */
  readonly contexts: readonly StartedIn[];
  readonly findings: readonly OpenFinding[];
  /** Questions that could not be answered at the last look, one sentence each. */
  readonly unknown: readonly string[];
  readonly notices: readonly Notice[];
  readonly paused: { readonly until: Instant } | null;
  readonly caches: readonly CacheSummary[];
  readonly cleaning: Cleaning;
}
