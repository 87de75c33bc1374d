import type { Cache } from '../cache.ts';
import type { Weighed } from '../modules/weigh.child.ts';
import type { Measured, Part } from '../measure/measurement.ts';
import { unusedForMs } from '../measure/measure.ts';
import type { Looked } from '../plan/looked.ts';
import type { Stock } from './choose.ts';
import { dayMs } from './policy.ts';

/**
 * What may go on its own: what Go's caches hold of one day or older (`day`), whole entries of a root (`parts`), a module
 * version (`module`).
 */
export type Unit = Stock & { readonly looked: Looked } & (
    | { readonly what: 'day'; readonly days: number }
    | { readonly what: 'parts'; readonly parts: readonly (readonly [Measured, Part])[] }
    | { readonly what: 'module'; readonly module: Weighed }
  );

/** From that many whole days on, Go's own trim could take an entry, so that it may go even during a build. */
export const trimDays = Math.ceil(unusedForMs / dayMs);

/** Whether policies apply to a cache at all: one that comes back on its own and has a button. */
export function isGoverned({ button, certainty, returns, redirected }: Cache): boolean {
  return (
    redirected !== true && (button === 'safe' || button === 'all') && certainty === 'observed' && returns
  );
}

/**
 * The units of a measured cache, of which only `allowed` entries of its roots count. Of Go's caches, what was long
 * unused goes by the day, because its entries say when they were used; what was used lately goes by directories,
 * because only whole ones can be put back at once when a build begins. All other caches but gopls' go as a whole.
 */
export function unitsOf(looked: Looked, allowed: (place: Measured, part: Part) => boolean): Unit[] {
  const { cache, measured, measuredAt } = looked;
  if (measured === null || measuredAt === null || cache.kind === 'go-modules') return [];
  const parts = measured.flatMap((place) =>
    place.problem
      ? []
      : place.parts
          .filter((part) => part.problem === null && allowed(place, part))
          .map((part) => [place, part] as const),
  );
  const shapes = new Set(cache.places.map(({ shape }) => shape));
  if (shapes.has('go-cache')) return ofGoCache(looked, measuredAt, parts);
  if (shapes.has('gopls')) return parts.map((part) => ofParts(looked, [part]));
  return parts.length === 0 ? [] : [ofParts(looked, parts)];
}

type Placed = readonly [Measured, Part];

function ofGoCache(looked: Looked, measuredAt: number, all: readonly Placed[]): Unit[] {
  const parts = all.filter(([, part]) => part.directory);
  const days = new Set(parts.flatMap(([, part]) => Object.keys(part.days).map(Number)));
  const old = [...days]
    .filter((day) => day >= trimDays)
    .map((day): Unit => {
      const bytes = parts.reduce((total, [, part]) => total + (part.days[day]?.bytes ?? 0), 0);
      return {
        looked,
        what: 'day',
        days: day,
        bytes,
        lastUse: measuredAt - day * dayMs,
        volume: volumeOf(parts),
      };
    });
  const recent = parts.flatMap((placed): Unit[] => {
    const bytes = daysOf(placed[1], (day) => day < trimDays).bytes;
    return bytes === 0 ? [] : [{ ...ofParts(looked, [placed]), bytes }];
  });
  return [...old, ...recent];
}

/** What a part holds of the days that are wanted. */
export function daysOf(part: Part, wanted: (day: number) => boolean): { bytes: number; files: number } {
  const sums = Object.entries(part.days).flatMap(([day, sum]) => (wanted(Number(day)) ? [sum] : []));
  return {
    bytes: sums.reduce((total, { bytes }) => total + bytes, 0),
    files: sums.reduce((total, { files }) => total + files, 0),
  };
}

function ofParts(looked: Looked, parts: readonly Placed[]): Unit {
  const uses = parts.flatMap(([, { lastUse }]) => (lastUse === null ? [] : [lastUse]));
  return {
    looked,
    what: 'parts',
    parts,
    bytes: parts.reduce((total, [, { bytes }]) => total + bytes, 0),
    lastUse: uses.length === 0 ? null : Math.max(...uses),
    volume: volumeOf(parts),
  };
}

/**
 * The module versions of a module cache. The last read shows when one was last used; where not a single file was ever
 * read later than it was written, the volume does not record reads, and the last use is unknown.
 */
export function unitsOfModules(looked: Looked, modules: readonly Weighed[]): Unit[] {
  const noted = modules.some(({ readLater }) => readLater);
  return modules.flatMap((module): Unit[] => {
    const [first] = module.parts;
    if (module.problem !== null || !first) return [];
    const { bytes, lastUse } = module;
    const volume = first.identity.device;
    return [{ looked, what: 'module', module, bytes, lastUse: noted ? lastUse : null, volume }];
  });
}

function volumeOf(parts: readonly Placed[]): string {
  return parts[0]?.[1].identity.device ?? '';
}
