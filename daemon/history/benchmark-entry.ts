import { checked } from '../../host/formats/checked.ts';
import { type Benchmark, benchmarkSchema } from './benchmark.ts';
import type { HistoryEntry } from './history.ts';

/** The kind of entries that measurements leave in the history. */
export const benchmarkKind = 'benchmark';

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
