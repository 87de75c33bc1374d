import { quantile } from './statistics.ts';

/** Which of the two is measured. */
export type Side = 'native' | 'translated';

/** One measurement; round 0 is not counted. */
export interface Step {
  readonly work: string;
  readonly side: Side;
  readonly round: number;
}

/** A step that was made. */
export interface Measured extends Step {
  /** What is compared. */
  readonly seconds: number;
  /** What the step took in all, also in seconds. */
  readonly took: number;
}

/** Both sides by turns, so that what slows the machine down for a while slows both down; each work with one round more that does not count. */
export function planOf(works: readonly string[], runs: number): readonly Step[] {
  return works.flatMap((work) =>
    Array.from({ length: runs + 1 }, (_, round) =>
      (['native', 'translated'] as const).map((side) => ({ work, side, round })),
    ).flat(),
  );
}

/**
 * Seconds that the rest of a plan will take; null while nothing was measured. A step takes as long as those of its kind did; one of
 * which there are none yet, as long as the others of its side, or of the other.
 */
export function timeLeft(plan: readonly Step[], done: readonly Measured[]): number | null {
  if (done.length === 0) return null;
  const median = (wanted: (one: Measured) => boolean): number | null => {
    const found = done.filter(wanted);
    return found.length === 0
      ? null
      : quantile(
          found.map(({ took }) => took),
          0.5,
        );
  };
  return plan
    .slice(done.length)
    .map(
      ({ work, side }) =>
        median((one) => one.work === work && one.side === side) ??
        median((one) => one.side === side) ??
        median(() => true) ??
        0,
    )
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** What was measured of a work on one side, in order, and apart from it the first run. */
export function seriesOf(
  done: readonly Measured[],
  work: string,
  side: Side,
): { readonly first: number | null; readonly seconds: readonly number[] } {
  const all = done.filter((one) => one.work === work && one.side === side);
  return {
    first: all.find(({ round }) => round === 0)?.seconds ?? null,
    seconds: all.filter(({ round }) => round > 0).map(({ seconds }) => seconds),
  };
}
