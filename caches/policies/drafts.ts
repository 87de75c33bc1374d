import { moduleDraft } from '../modules/draft.ts';
import { draft, entriesDraft, type Draft } from '../plan/build.ts';
import type { Looked } from '../plan/looked.ts';
import type { Reason } from '../plan/plan.ts';
import { dayMs } from './policy.ts';
import { daysOf, type Unit } from './stock.ts';

export interface ChosenUnit {
  readonly stock: Unit;
  readonly reason: Reason;
}

/** A plan's items for what was chosen. `allowed` is what the units were made from. */
export function draftsOfUnits(
  chosen: readonly ChosenUnit[],
  allowed: (place: Place, part: Part) => boolean,
): Draft[] {
  const whole = new Set<Part>();
  const drafts = chosen.flatMap(({ stock, reason }): Draft[] => {
    const { looked } = stock;
    const { cache, use } = looked;
    if (stock.what === 'module') {
      const { root, path, version, parts } = stock.module;
      const why = { reason, waits: use.state === 'busy' };
      return parts.map((part) => moduleDraft(cache, root, part, `${path}@${version}`, why));
    }
    if (stock.what === 'day') return [];
    return stock.parts.map(([place, part]) => {
      whole.add(part);
      const dead = cache.dead?.includes(part.name) ?? false;
      return { ...draft(cache, place, part, reason), waits: use.state === 'busy' && !dead };
    });
  });
  return [...drafts, ...entriesOfDays(chosen, (place, part) => allowed(place, part) && !whole.has(part))];
}

type Place = NonNullable<Looked['measured']>[number];
type Part = Place['parts'][number];

/** The days chosen of one cache follow each other from the oldest on: one item for each directory takes them all. */
function entriesOfDays(
  chosen: readonly ChosenUnit[],
  allowed: (place: Place, part: Part) => boolean,
): Draft[] {
  const youngest = new Map<Looked, { days: number; reason: Reason }>();
  for (const { stock, reason } of chosen) {
    if (stock.what !== 'day') continue;
    const known = youngest.get(stock.looked);
    if (!known || stock.days < known.days) youngest.set(stock.looked, { days: stock.days, reason });
  }
  return [...youngest].flatMap(([looked, { days, reason }]) => {
    const before = (looked.measuredAt ?? 0) - days * dayMs;
    return (looked.measured ?? []).flatMap((place) =>
      place.parts.flatMap((part): Draft[] => {
        const { bytes, files } = daysOf(part, (day) => day >= days);
        if (files === 0 || !part.directory || part.problem || !allowed(place, part)) return [];
        const sums = { unusedBytes: bytes, unusedFiles: files };
        return [entriesDraft(looked.cache, place, part, reason, before, sums)];
      }),
    );
  });
}
