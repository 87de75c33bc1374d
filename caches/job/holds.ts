import type { LeftOut } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Quarantine } from '../sink/quarantine.ts';
import type { Back } from '../sink/restore.ts';
import type { Hold } from './job.ts';

export function byRoot(holds: readonly Hold[]): Map<string, Hold[]> {
  return grouped(holds, ({ root }) => root);
}

export function byQuarantine(holds: readonly Hold[]): [Quarantine, Hold[]][] {
  return [...grouped(holds, ({ quarantine }) => quarantine.path).values()].flatMap((group) =>
    group[0] ? [[group[0].quarantine, group]] : [],
  );
}

function grouped(holds: readonly Hold[], key: (hold: Hold) => string): Map<string, Hold[]> {
  const groups = new Map<string, Hold[]>();
  for (const hold of holds) {
    const group = groups.get(key(hold));
    if (group) group.push(hold);
    else groups.set(key(hold), [hold]);
  }
  return groups;
}

export function backOf({ name, item, quarantine, waiting }: Hold): Back {
  const { identity, shape, take } = item;
  return { name, identity, shape, take, from: `${quarantine.path}/${waiting}` };
}

export function sums(holds: readonly Hold[]): { bytes: number; files: number } {
  return {
    bytes: holds.reduce((total, { item }) => total + item.bytes, 0),
    files: holds.reduce((total, { item }) => total + item.files, 0),
  };
}

export function sumByCache(holds: readonly Hold[]): Receipt['caches'] {
  const groups = grouped(holds, ({ item }) => item.cache);
  return [...groups].map(([id, group]) => ({ id, ...sums(group) }));
}

/** Holds in which only what could not be removed from the quarantine still waits, as a journal keeps them. */
export function asLeftovers(holds: readonly Hold[]): Hold[] {
  return holds.map((hold) => ({ ...hold, item: { ...hold.item, bytes: 0, files: 0 } }));
}

export function idsOf(holds: readonly Hold[]): number[] {
  return holds.map(({ item }) => item.id);
}

export function leftFor({ item }: Hold, why: LeftOut['why'], more: Pick<LeftOut, 'by' | 'detail'>): LeftOut {
  return { cache: item.cache, path: item.path, why, ...more };
}
