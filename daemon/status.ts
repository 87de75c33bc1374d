import type { Cleaning } from '../caches/cleaner/activity.ts';
import type { CacheSummary } from '../caches/cleaner/report.ts';
import type { Instant, Integer } from '../host/quantity.ts';
import type { Hardware } from '../host/host.ts';
import type { Finding, ObservedTool } from '../probes/probe.ts';

/** Why nobody is notified of a finding: not old enough, muted in the settings, or another finding explains it. */
export type Hidden = 'young' | 'muted' | 'explained';

/** A finding that is known now. */
export interface OpenFinding extends Finding {
  /** The history's id of its opening; 0 while nobody was told yet. */
  readonly id: Integer;
  readonly openedAt: Instant;
  /** False while it is younger than its rule's `timeToVisible`, muted, or explained by another: kept, but nobody is told. */
  readonly visible: boolean;
  /** Why it is not visible. */
  readonly hidden?: Hidden;
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
  readonly watches: Integer;
  readonly databaseBytes: Integer | null;
  readonly descriptors: Integer | null;
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
  /** The `go` that wins in the login shell (else the first that wins anywhere), with all others. */
  readonly winner: (ObservedTool & { readonly path: string }) | null;
  readonly toolchains: readonly (ObservedTool & { readonly path: string })[];
  readonly tools: readonly (ObservedTool & { readonly path: string })[];
  readonly findings: readonly OpenFinding[];
  /** Questions that could not be told at the last look, one sentence each. */
  readonly unknown: readonly string[];
  readonly notices: readonly Notice[];
  readonly paused: { readonly until: Instant } | null;
  readonly caches: readonly CacheSummary[];
  readonly cleaning: Cleaning;
}
