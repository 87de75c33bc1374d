import { Unanswered } from '../child/failed.ts';
import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import type { ChildReply } from '../child/request.ts';
import { runChild, type ChildOptions } from '../child/start.ts';
import { runWatched } from '../child/watched.ts';
import { mountPoints } from '../inventory/mounts.ts';
import type { Measured, MeasureRequest } from './measurement.ts';

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
 * entry for each place, by the cache's id; none for places on a file system that stopped answering meanwhile.
 */
export async function measureCaches(
  host: Host,
  findCaches: () => Promise<readonly Cache[]>,
  options: MeasureOptions,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const result = new Map<string, Measured[]>();
  const take = ({ place, sofar }: ChildReply): void => {
    if (place) result.set(place.id, [...(result.get(place.id) ?? []), place]);
    if (sofar) options.onProgress?.(sumById(sofar));
  };
  let distant = Promise.resolve();
  const near = runChild(
    async () => {
      const caches = await findCaches();
      const isNear = ({ places }: Cache): boolean => places.every(({ root }) => host.files.isLocal(root));
      const far = caches.filter((cache) => !isNear(cache));
      for (const { id } of caches.filter(isNear)) result.set(id, []);
      if (far.length > 0)
        distant = measureFar(host, far, options).then((replies) => {
          if (replies === null) return;
          for (const { id } of far) result.set(id, []);
          replies.forEach(take);
        });
      return requestOf(host, caches.filter(isNear), options);
    },
    options,
    take,
  );
  await near.finally(() => distant);
  return result;
}

/** Measures what may stop answering, on its own: its process is then abandoned, and the result is null. */
async function measureFar(
  host: Host,
  caches: readonly Cache[],
  options: MeasureOptions,
): Promise<readonly ChildReply[] | null> {
  const paths = caches.flatMap(({ places }) => places.map(({ root }) => root));
  const replies: ChildReply[] = [];
  try {
    await runWatched({ reach: host.files, paths }, requestOf(host, caches, options), options, (reply) =>
      replies.push(reply),
    );
    return replies;
  } catch (error) {
    if (error instanceof Unanswered) return null;
    throw error;
  }
}

function requestOf(host: Host, caches: readonly Cache[], { now, threads }: MeasureOptions): MeasureRequest {
  return {
    mode: 'measure',
    places: caches.flatMap(({ id, places }) =>
      places.map((place) => ({ ...place, id, root: host.files.onDisk(place.root) })),
    ),
    uid: host.user.uid,
    mounts: mountPoints(host),
    unusedBefore: now - unusedForMs,
    threads,
  };
}

function sumById(sofar: readonly { id: string; bytes: number; files: number }[]): SoFar[] {
  const sums = new Map<string, SoFar>();
  for (const { id, bytes, files } of sofar) {
    const sum = sums.get(id);
    sums.set(id, { cache: id, bytes: bytes + (sum?.bytes ?? 0), files: files + (sum?.files ?? 0) });
  }
  return [...sums.values()];
}
