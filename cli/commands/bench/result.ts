import type { BenchDocument, BenchSeries, BenchWork } from './document.ts';
import { type Measured, seriesOf, type Side } from './plan.ts';
import type { Base } from './stand.ts';
import { compare, meanRatio, summaryOf } from './statistics.ts';

type Result = Pick<BenchDocument, 'runs' | 'works' | 'ratio' | 'spread'>;

/** What was measured, by work. */
export function resultOf(
  done: readonly Measured[],
  works: readonly string[],
  sides: Readonly<Record<Side, Pick<Base, 'architecture'>>>,
): Result {
  const runs = works.flatMap((work) =>
    (['native', 'translated'] as const).map((side): BenchSeries => ({
      architecture: sides[side].architecture,
      translated: side === 'translated',
      work,
      ...seriesOf(done, work, side),
    })),
  );
  const compared = works.map((work) => comparedWork(work, done));
  const ratios = compared.flatMap(({ ratio }) => ratio ?? []);
  const spreads = compared.flatMap(({ native, translated }) =>
    [native, translated].flatMap((one) => one?.spread ?? []),
  );
  return {
    runs,
    works: compared,
    ratio: ratios.length === works.length ? meanRatio(ratios) : null,
    spread: spreads.length === 0 ? null : Math.max(...spreads),
  };
}

function comparedWork(work: string, done: readonly Measured[]): BenchWork {
  const [native, translated] = [seriesOf(done, work, 'native'), seriesOf(done, work, 'translated')];
  const comparison = compare(native.seconds, translated.seconds);
  return {
    work,
    native: summaryOf(native.seconds),
    translated: summaryOf(translated.seconds),
    ratio: comparison.ratio,
    why: comparison.ratio === null ? comparison.why : null,
    isDistinct: comparison.ratio !== null && comparison.isDistinct,
  };
}
