import * as v from 'valibot';

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
