import { dirname } from 'node:path';
import { runChild } from '../child/start.ts';
import type { LeftOut, LeftOutReason } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import { closeQuarantine, doomed, waitingIn, type Quarantine } from '../sink/quarantine.ts';
import { putBack } from '../sink/restore.ts';
import type { Hold, Journal } from './journal.ts';
import { byQuarantine, sumByCache } from './holds.ts';
import { freeBytes } from './space.ts';
import type { PurgeBench } from './workbench.ts';

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
  const volumes = [...new Set(job.holds.map(({ quarantine }) => dirname(quarantine.path)))];
  const before = job.freeBefore ?? free(volumes);
  journal.note({ stage: 'purging', freeBefore: before });
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
  const after = free(volumes);
  const gained = volumes.map((volume) => (after[volume] ?? 0) - (before[volume] ?? after[volume] ?? 0));
  const whole = leftOut.length === 0;
  const receipt: Receipt = {
    kind: 'purged',
    plan: job.plan.id,
    at: startedAt,
    durationMs: bench.now() - startedAt,
    caches: sumByCache(job.holds),
    bytes: job.bytes,
    // Of one that was interrupted the first part is not counted here; when nothing is left, all of it is gone.
    files: whole ? job.files : files,
    freedBytes: gained.reduce((total, bytes) => total + Math.max(0, bytes), 0),
    leftOut,
  };
  // A further try at what could not be removed is only worth a word when it came to something.
  const silent = job.stuck === true && files === 0;
  if (silent && whole) journal.end();
  else if (silent) journal.close();
  else {
    const change = whole ? { stage: 'ended' as const } : { stuck: true, freeBefore: null };
    journal.tell({ ...change, untold: receipt }, bench.record);
    if (!whole) journal.close();
  }
  return receipt;
}

function free(volumes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    volumes.flatMap((volume) => {
      const bytes = freeBytes(volume);
      return bytes === null ? [] : [[volume, bytes]];
    }),
  );
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
  const closed = closeQuarantine(quarantine);
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
  const rest = closed ? [] : (waitingIn(quarantine) ?? []);
  const unexpected = holds.find(({ waiting }) => rest.includes(waiting) || rest.includes(doomed(waiting)));
  if (unexpected && leftOut.length === 0) {
    leftOut.push({
      cache: unexpected.item.cache,
      path: quarantine.path,
      why: 'refused',
      detail: 'ENOTEMPTY',
    });
  }
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
    identity: item.take === 'whole' ? item.identity : null,
    part: name,
  }));
  let files = 0;
  let left: readonly { path: string; why: string }[] = [];
  await runChild(
    { mode: 'purge', work: bench.places.work, quarantine, items, workers: bench.workers },
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
