import * as v from 'valibot';
import { checked } from '../../host/formats/checked.ts';
import type { HistoryEntry } from './history.ts';

/** The kind of entries that measurements leave in the history. */
export const benchmarkKind = 'benchmark';

const word = v.pipe(v.string(), v.maxLength(4096));
const number = v.nullable(v.number());

/** What is remembered of a measurement of native against translated. */
export interface Benchmark {
  /** The release of Go. */
  readonly version: string;
  readonly translator: string;
  /** The module that was built; null when Go's own packages and programs were. */
  readonly project: string | null;
  /** How many times as long it took translated; null where the numbers did not allow to say. */
  readonly ratio: number | null;
  readonly spread: number | null;
  readonly works: readonly BenchmarkedWork[];
}

/** Medians in seconds. */
export interface BenchmarkedWork {
  readonly work: string;
  readonly native: number | null;
  readonly translated: number | null;
  readonly ratio: number | null;
}

/** A `Benchmark` as it comes from elsewhere. */
export const benchmarkSchema = v.object({
  version: word,
  translator: word,
  project: v.nullable(word),
  ratio: number,
  spread: number,
  works: v.pipe(
    v.array(v.object({ work: word, native: number, translated: number, ratio: number })),
    v.maxLength(20),
  ),
});

/** A measurement as the history holds it. */
export function entryOfBenchmark(benchmark: Benchmark, at: number): Omit<HistoryEntry, 'id'> {
  return { at, kind: benchmarkKind, subject: benchmark.project ?? benchmark.version, details: { benchmark } };
}

/** The measurement in an entry; null for entries of other kinds, and for one that was written differently. */
export function benchmarkOf({ kind, details = {} }: HistoryEntry): Benchmark | null {
  if (kind !== benchmarkKind || !('benchmark' in details)) return null;
  const read = checked(benchmarkSchema, details.benchmark);
  return read.ok ? read.value : null;
}
