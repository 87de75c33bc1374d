import type { Cache } from '../cache.ts';
import type { CacheReport } from '../cleaner.ts';
import type { Measured } from '../measure/measurement.ts';
import type { Use } from '../use/use.ts';
import type { LeftOut } from './plan.ts';

/** A cache with what one look found of it. */
export interface Looked {
  readonly cache: Cache;
  /** Null until it was measured. */
  readonly measured: readonly Measured[] | null;
  readonly measuredAt: number | null;
  /** Sizes that are still coming in. */
  readonly sofar?: { readonly bytes: number; readonly files: number };
  readonly use: Use;
}

export function reportOf(looked: Looked): CacheReport {
  const { cache, measured, measuredAt, use, sofar } = looked;
  const parts = measured?.flatMap((place) => place.parts) ?? [];
  const sum = (key: 'bytes' | 'files' | 'unusedBytes'): number =>
    parts.reduce((total, part) => total + part[key], 0);
  const known = measured !== null && cache.places.length > 0;
  const uses = parts.flatMap(({ lastUse }) => (lastUse === null ? [] : [lastUse]));
  return {
    ...cache,
    bytes: known ? sum('bytes') : (sofar?.bytes ?? null),
    files: known ? sum('files') : (sofar?.files ?? null),
    lastUse: uses.length > 0 ? Math.max(...uses) : null,
    measuredAt,
    use,
    unusedBytes: known && cache.places.some(({ shape }) => shape === 'go-cache') ? sum('unusedBytes') : null,
    problems: problemsOf(looked),
  };
}

/** What stands in the way, one for each place and each entry that has something. */
export function problemsOf({ cache, measured }: Looked): LeftOut[] {
  return (measured ?? []).flatMap((place): LeftOut[] => {
    if (place.problem) {
      if (place.problem.why === 'gone') return [];
      return [{ cache: cache.id, path: place.root, why: place.problem.why, detail: place.problem.detail }];
    }
    return place.parts.flatMap(({ name, problem }) =>
      problem
        ? [{ cache: cache.id, path: `${place.root}/${name}`, why: problem.why, detail: problem.detail }]
        : [],
    );
  });
}
