import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import { runChild, type ChildOptions } from '../child/start.ts';
import { mountPoints } from '../inventory/mounts.ts';
import type { Measured } from './measurement.ts';

/** Go's own trim takes what was unused for 5 days, and an hour because it marks use only once an hour (cache.go: trimLimit, mtimeInterval). */
export const unusedForMs = (5 * 24 + 1) * 3_600_000;

/** What was added up so far. */
export interface SoFar {
  readonly cache: string;
  readonly bytes: number;
  readonly files: number;
}

export interface MeasureOptions extends ChildOptions {
  readonly threads: number;
  readonly now: number;
  /** Sizes as they come in. */
  readonly onProgress?: (sofar: readonly SoFar[]) => void;
}

/**
 * Measures the places of caches in another process, which starts while the caches are looked for. The answer has one
 * entry for each place, by the cache's id.
 */
export async function measureCaches(
  host: Host,
  findCaches: () => Promise<readonly Cache[]>,
  options: MeasureOptions,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const result = new Map<string, Measured[]>();
  await runChild(
    async () => {
      const caches = await findCaches();
      for (const { id } of caches) result.set(id, []);
      return {
        mode: 'measure',
        places: caches.flatMap((cache) =>
          cache.places.map((place) => ({ ...place, id: cache.id, root: host.files.onDisk(place.root) })),
        ),
        uid: host.user.uid,
        mounts: mountPoints(host),
        unusedBefore: options.now - unusedForMs,
        threads: options.threads,
      };
    },
    options,
    ({ place, sofar }) => {
      if (place) result.get(place.id)?.push(place);
      if (sofar) options.onProgress?.(sumById(sofar));
    },
  );
  return result;
}

function sumById(sofar: readonly { id: string; bytes: number; files: number }[]): SoFar[] {
  const sums = new Map<string, SoFar>();
  for (const { id, bytes, files } of sofar) {
    const sum = sums.get(id);
    sums.set(id, { cache: id, bytes: bytes + (sum?.bytes ?? 0), files: files + (sum?.files ?? 0) });
  }
  return [...sums.values()];
}
