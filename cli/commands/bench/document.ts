import type { Architecture, Platform } from '../../../host/host.ts';
import type { Integer } from '../../../host/quantity.ts';

/**
 * How long the same work takes natively and translated, with the same release of Go.
 *
 * @title gowarden bench --json
 * @document bench
 */
export interface BenchDocument {
  readonly schemaVersion: 1;
  /** The release of Go: `go1.26.8`. */
  readonly version: string;
  readonly hardware: BenchHardware;
  readonly runs: readonly BenchSeries[];
  /**
   * How many times as long it takes translated, by the medians: the geometric mean over `works`. Null when one of these
   * is without a ratio, or nothing was measured.
   */
  readonly ratio: number | null;
  /** The greatest spread of a series: the distance of its quartiles as a share of its median. Null when nothing was measured. */
  readonly spread: number | null;
  /** What makes the numbers less than certain, and why something is missing: a sentence each. */
  readonly warnings: readonly string[];
  readonly works: readonly BenchWork[];
  /** Where each of the two Go toolchains comes from. */
  readonly toolchains: readonly BenchToolchain[];
  /** The module that was built; null when Go's own packages and programs were. */
  readonly project: string | null;
}

export interface BenchHardware {
  readonly os: Platform;
  readonly osVersion: string | null;
  /** The processor's own, by Go's name. */
  readonly architecture: Architecture;
  /** Processors that Go may use. */
  readonly processors: Integer;
  readonly memoryBytes: Integer | null;
  /** What runs the programs that are not for this processor: `Rosetta`, `qemu-aarch64`. */
  readonly translator: string;
}

/** One work on one side. */
export interface BenchSeries {
  readonly architecture: Architecture;
  readonly translated: boolean;
  readonly work: string;
  /** In the order in which they were measured. */
  readonly seconds: readonly number[];
  /** The run before them, which does not count: caches are cold, and a translator may translate the program first. */
  readonly first: number | null;
}

/** One work on both sides. */
export interface BenchWork {
  readonly work: string;
  readonly native: BenchSummary | null;
  readonly translated: BenchSummary | null;
  /** How many times as long it takes translated; null when the numbers do not allow to say. */
  readonly ratio: number | null;
  /** `noisy`: a series spreads by more than a fifth of its median. `few`: less than five runs. Null when there is a ratio. */
  readonly why: 'noisy' | 'few' | null;
  /** Whether the middle halves of both series lie apart; if not, the difference is not worth mentioning. */
  readonly isDistinct: boolean;
}

/** Seconds. */
export interface BenchSummary {
  readonly median: number;
  readonly least: number;
  /** A quarter of the values lie below the first, a quarter above the second. */
  readonly quartiles: readonly [number, number];
  /** The distance of the quartiles as a share of the median. */
  readonly spread: number;
}

export interface BenchToolchain {
  readonly architecture: Architecture;
  /** Where it was found; null when it was downloaded for this and is gone again. */
  readonly goroot: string | null;
  /** What `gowarden verify` says of it. */
  readonly verdict: 'official' | 'official-edited';
}
