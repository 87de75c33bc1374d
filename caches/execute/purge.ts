import { dirname } from 'node:path';
import { runChild } from '../child/start.ts';
import type { LeftOut, LeftOutReason } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import { closeQuarantine, doomed, waitingIn, type Quarantine } from '../sink/quarantine.ts';
import { putBack } from '../sink/restore.ts';
import type { Hold, Journal } from './journal.ts';
import { freeBytes } from './space.ts';
import type { Workbench } from './workbench.ts';

/** What removing stands on. */
export type PurgeBench = Pick<Workbench, 'now' | 'lowPriority' | 'workers'>;

export interface PurgeWatch {
  readonly signal?: AbortSignal;
  /** Files that were removed so far. */
  readonly onFiles?: (files: number) => void;
}

/**
 * Removes for good what a clean-up set aside, and ends its journal. What cannot be removed (immutable, a mount point,
 * another user's) stays in the quarantine and is told; the journal stays with it, so that the next start tries once more.
 */
export async function purgeJob(bench: PurgeBench, journal: Journal, watch: PurgeWatch): Promise<Receipt> {
  try {
    return await purge(bench, journal, watch);
  } catch (error) {
    journal.close();
    throw error;
  }
}

async function purge(bench: PurgeBench, journal: Journal, watch: PurgeWatch): Promise<Receipt> {
  const { job } = journal;
  const startedAt = bench.now();
  journal.note({ stage: 'purging' });
  const volumes = [...new Set(job.holds.map(({ quarantine }) => dirname(quarantine.path)))];
  const before = volumes.map(freeBytes);
  const leftOut: LeftOut[] = [];
  let files = 0;
  for (const [quarantine, holds] of byQuarantine(job.holds)) {
    const told = await emptyQuarantine(bench, quarantine, holds, {
      ...watch,
      onFiles: (count) => watch.onFiles?.(files + count),
    });
    files += told.files;
    leftOut.push(...told.leftOut);
  }
  const after = volumes.map(freeBytes);
  const gained = after.reduce<number>(
    (total, free, index) => total + Math.max(0, (free ?? 0) - (before[index] ?? free ?? 0)),
    0,
  );
  if (leftOut.length === 0) journal.end();
  else journal.close();
  return {
    kind: 'purged',
    plan: job.plan.id,
    at: startedAt,
    durationMs: bench.now() - startedAt,
    caches: sumByCache(job.holds),
    bytes: job.bytes,
    files,
    freedBytes: gained,
    leftOut,
  };
}

/** Removes what waits in one quarantine, and the quarantine with it if nothing is left. */
export async function emptyQuarantine(
  bench: PurgeBench,
  quarantine: Quarantine,
  holds: readonly Hold[],
  watch: PurgeWatch,
): Promise<{ files: number; leftOut: LeftOut[] }> {
  const waiting = waitingIn(quarantine);
  if (waiting === null) return { files: 0, leftOut: [] };
  if (waiting.length === 0) {
    closeQuarantine(quarantine);
    return { files: 0, leftOut: [] };
  }
  let told = await purgeChild(bench, quarantine, holds, watch);
  if (returnForeign(holds, told.left)) {
    // What was not the cache's is back where it was; what is left under its name is only another link to it.
    const again = holds.map((hold) => ({ ...hold, item: { ...hold.item, shape: 'tree' as const } }));
    told = await purgeChild(bench, quarantine, again, watch);
  }
  closeQuarantine(quarantine);
  const leftOut = told.left.map(({ path, why }): LeftOut => {
    const hold = holds.find(({ name }) => name === path.split('/')[0]);
    const inside = path.slice((hold?.name ?? '').length);
    const place = `${quarantine.path}/${doomed(hold?.waiting ?? '')}${inside}`;
    const known: readonly string[] = ['mount-point', 'foreign-content', 'changed'] satisfies LeftOutReason[];
    return {
      cache: hold?.item.cache ?? '',
      path: place,
      why: known.includes(why) ? (why as LeftOutReason) : 'refused',
      detail: why,
    };
  });
  return { files: told.files, leftOut };
}

async function purgeChild(
  bench: PurgeBench,
  quarantine: Quarantine,
  holds: readonly Hold[],
  { signal, onFiles }: PurgeWatch,
): Promise<{ files: number; left: readonly { path: string; why: string }[] }> {
  const items = holds.map(({ item, name, waiting }) => ({
    name: waiting,
    group: item.group,
    shape: item.shape,
    part: name,
  }));
  let files = 0;
  let left: readonly { path: string; why: string }[] = [];
  await runChild(
    { mode: 'purge', quarantine, items, workers: bench.workers },
    { lowPriority: bench.lowPriority, ...(signal && { signal }) },
    (reply) => {
      files = reply.files ?? files;
      left = reply.left ?? left;
      onFiles?.(files);
    },
  );
  return { files, left };
}

/** Puts files that do not belong to a Go cache back into their directories. False unless all of what is left is of that kind and back. */
function returnForeign(holds: readonly Hold[], left: readonly { path: string; why: string }[]): boolean {
  if (left.length === 0 || left.some(({ why }) => why !== 'foreign-content')) return false;
  const parts = new Set(left.map(({ path }) => path.split('/')[0]));
  return holds
    .filter(({ name }) => parts.has(name))
    .every(({ item, root, name, quarantine, waiting }) => {
      if (item.shape !== 'go-cache') return false;
      const { identity, shape } = item;
      const from = `${quarantine.path}/${doomed(waiting)}`;
      const [outcome] = putBack(root, [{ name, identity, shape, take: 'entries', from }]);
      return outcome?.state === 'merged' && outcome.kept === 0;
    });
}

export function byQuarantine(holds: readonly Hold[]): [Quarantine, Hold[]][] {
  const groups = new Map<string, [Quarantine, Hold[]]>();
  for (const hold of holds) {
    const group = groups.get(hold.quarantine.path);
    if (group) group[1].push(hold);
    else groups.set(hold.quarantine.path, [hold.quarantine, [hold]]);
  }
  return [...groups.values()];
}

export function sumByCache(holds: readonly Hold[]): Receipt['caches'] {
  const sums = new Map<string, { id: string; bytes: number; files: number }>();
  for (const { item } of holds) {
    const sum = sums.get(item.cache) ?? { id: item.cache, bytes: 0, files: 0 };
    sums.set(item.cache, { id: item.cache, bytes: sum.bytes + item.bytes, files: sum.files + item.files });
  }
  return [...sums.values()];
}
