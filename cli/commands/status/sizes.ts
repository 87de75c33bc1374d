import type { Cache } from '../../../caches/cache.ts';
import { ChildFailed } from '../../../caches/child/failed.ts';
import { measureCaches } from '../../../caches/measure/measure.ts';
import { sizeOfAll } from '../../../caches/plan/looked.ts';
import type { Host } from '../../../host/host.ts';

/** Milliseconds for all of them; what takes longer is for `gowarden caches`. */
const limitMs = 10_000;

/**
 * Bytes in module caches by their paths, measured in another process as `gowarden caches` measures them. What cannot be
 * measured, or not in time, is left out. Rejects when `signal` aborts.
 */
export async function sizesOf(
  host: Host,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const limit = AbortSignal.timeout(limitMs);
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const options = { threads: 4, now: Date.now(), lowPriority: false };
    try {
      const measured = await measureCaches(host, () => Promise.resolve([moduleCache(path)]), {
        ...options,
        signal: AbortSignal.any([signal, limit]),
      });
      const size = sizeOfAll(measured.get(path) ?? []);
      if (size !== null) sizes.set(path, size.bytes);
    } catch (error) {
      signal.throwIfAborted();
      // A missing size hides nothing that a look at the caches would not say itself.
      if (!limit.aborted && !(error instanceof ChildFailed)) throw error;
    }
  }
  return sizes;
}

/** Only to be measured. */
function moduleCache(path: string): Cache {
  return {
    ...{ id: path, kind: 'go-modules', name: '', path, places: [{ root: path, shape: 'modules' }] },
    ...{ risk: 'download', returns: true, button: 'never', certainty: 'observed', source: '', within: null },
  };
}
