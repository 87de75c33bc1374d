import type { Instant, Integer } from '../../host/quantity.ts';
import type { Cache } from '../cache.ts';
import { sizeOf, type Counted, type Measured } from '../measure/measurement.ts';
import type { Use } from '../use/use.ts';
import type { LeftOut } from './plan.ts';

/** A cache with what one look found of it. */
export interface Looked {
  readonly cache: Cache;
  /** Null until it was measured. */
  readonly measured: readonly Measured[] | null;
  readonly measuredAt: number | null;
  /** When measuring began, milliseconds since 1970: what changed since was not looked at, so that nothing proves whose it is. */
  readonly provenAt?: number;
  /** Sizes that are still coming in. */
  readonly sofar?: { readonly bytes: number; readonly files: number };
  readonly use: Use;
}

/** A cache with what is known about it now. */
export interface CacheReport extends Cache {
  /** Bytes on disk, in blocks, hard links counted once; null until it was measured, and where not all of it could be read. */
  readonly bytes: Integer | null;
  readonly files: Integer | null;
  /** Bytes that a plan for it takes, once nobody uses it; 0 where nothing may be taken, null until it was measured. */
  readonly frees: Integer | null;
  /** Milliseconds since 1970. */
  readonly lastUse: number | null;
  readonly measuredAt: Instant | null;
  readonly use: Use;
  /** Bytes that Go's own trim could take (unused for 5 days and an hour): free to go even during a build. */
  readonly unusedBytes: Integer | null;
  /** What is in the way of cleaning it, found while measuring: a link, other people's files, content that is not its own. */
  readonly problems: readonly LeftOut[];
}

/** The report on a cache of which a plan takes this many bytes. */
export function reportOf(looked: Looked, frees: number | null): CacheReport {
  const { cache, measured, measuredAt, use, sofar } = looked;
  const parts = measured?.flatMap((place) => place.parts) ?? [];
  const known = measured !== null && cache.places.length > 0;
  const size = known ? sizeOfAll(measured) : (sofar ?? null);
  const uses = [...parts, ...(measured ?? []).flatMap(({ beyond }) => beyond ?? [])].flatMap(
    ({ lastUse }) => lastUse ?? [],
  );
  const hasUnused = known && cache.places.some(({ shape }) => shape === 'go-cache');
  return {
    ...cache,
    bytes: size?.bytes ?? null,
    files: size?.files ?? null,
    frees,
    lastUse: uses.length > 0 ? Math.max(...uses) : null,
    measuredAt,
    use,
    unusedBytes: hasUnused ? parts.reduce((total, { unusedBytes }) => total + unusedBytes, 0) : null,
    problems: problemsOf(looked),
  };
}

/** Null where a place, or a part of one, was not looked into: less than there is would be no size. */
export function sizeOfAll(measured: readonly Measured[]): Pick<Counted, 'bytes' | 'files'> | null {
  let total = { bytes: 0, files: 0 };
  for (const { parts, problem, beyond } of measured) {
    if (problem?.why === 'gone') continue;
    const size = problem === null ? sizeOf(parts) : (beyond ?? null);
    if (size === null) return null;
    total = { bytes: total.bytes + size.bytes, files: total.files + size.files };
  }
  return total;
}

/** What is in the way, one for each place and each entry that has something. */
export function problemsOf({ cache, measured }: Looked): LeftOut[] {
  return (measured ?? []).flatMap((place): LeftOut[] => {
    if (place.problem) {
      if (place.problem.why === 'gone') return [];
      return [{ cache: cache.id, path: place.root, why: place.problem.why, detail: place.problem.detail }];
    }
    const left = (name: string, why: LeftOut['why'], detail: string): LeftOut => ({
      cache: cache.id,
      path: `${place.root}/${name}`,
      why,
      detail,
    });
    const { names, count } = place.strangers;
    const more = count > names.length ? ` (${count})` : '';
    return [
      ...place.parts.flatMap(({ name, problem }) =>
        problem ? [left(name, problem.why, problem.detail)] : [],
      ),
      ...names.map((name) => left(name, 'foreign-content', `${place.root}/${name}${more}`)),
    ];
  });
}
