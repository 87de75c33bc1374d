/** What a series of measurements comes to, in the unit of its values. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  /** A quarter of the values lie below the first, a quarter above the second. */
  readonly quartiles: readonly [lower: number, upper: number];
  /** The distance of the quartiles as a share of the median: 0.1 is 10 %. */
  readonly spread: number;
}

/** Fewer values say nothing of how far they spread. */
export const leastRuns = 5;

/** The greatest spread of a series that a ratio is taken of. */
export const greatestSpread = 0.2;

/** The value below which a share of a series lies, between two of its values where need be (R's type 7). NaN of an empty one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Null of a series without values, or one whose median is not above 0: clocks do not tell such times. */
export function summaryOf(values: readonly number[]): Summary | null {
  const median = quantile(values, 0.5);
  if (!(median > 0) || !values.every(Number.isFinite)) return null;
  const quartiles = [quantile(values, 0.25), quantile(values, 0.75)] as const;
  return {
    median,
    least: Math.min(...values),
    quartiles,
    spread: (quartiles[1] - quartiles[0]) / median,
  };
}

/** How two series compare; `why` says why the ratio is missing. */
export type Comparison =
  | {
      /** How many times as long the second takes, by the medians. */
      readonly ratio: number;
      /** Whether the middle halves of both lie apart. */
      readonly isDistinct: boolean;
    }
  | { readonly ratio: null; readonly why: 'few' | 'noisy' };

/** Compares what was measured natively with what was measured translated. */
export function compare(native: readonly number[], translated: readonly number[]): Comparison {
  const [one, other] = [summaryOf(native), summaryOf(translated)];
  if (one === null || other === null || Math.min(native.length, translated.length) < leastRuns)
    return { ratio: null, why: 'few' };
  if (Math.max(one.spread, other.spread) > greatestSpread) return { ratio: null, why: 'noisy' };
  const isDistinct = one.quartiles[1] < other.quartiles[0] || other.quartiles[1] < one.quartiles[0];
  return { ratio: other.median / one.median, isDistinct };
}

/** The geometric mean, which alone treats a ratio and its inverse alike; null of none. */
export function meanRatio(ratios: readonly number[]): number | null {
  if (ratios.length === 0) return null;
  return ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / ratios.length);
}
