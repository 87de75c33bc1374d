import { ChildQuiet, Unanswered } from '../child/failed.ts';
import { dirname } from 'node:path';
import { runWatched } from '../child/watched.ts';
import type { LeftOut, LeftOutReason } from '../plan/plan.ts';
import type { Reach } from '../reach.ts';
import type { Receipt } from '../receipt.ts';
import { closeQuarantine, doomed, waitingIn, type Quarantine } from '../sink/quarantine.ts';
import type { Left, Renamed } from '../sink/purged.ts';
import type { Hold } from './job.ts';
import type { Journal } from './journal.ts';
import { byQuarantine, leftFor, sumByCache } from './holds.ts';
import { heard, placesOf } from './silent.ts';
import { freeBytes } from './space.ts';
import { isAway, leftAway, withVolumesNow } from './volume.ts';
import type { PurgeBench } from './workbench.ts';

export interface PurgeWatch {
  readonly signal?: AbortSignal;
  /** Files that were removed so far. */
  readonly onFiles?: (files: number) => void;
}

/**
 * Removes for good what a clean-up set aside, and ends its journal. What cannot be removed (immutable, a mount point,
 * another user's) stays in the quarantine and is reported; the journal stays with it, so that the next start tries once
 * more.
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
  const startedAt = bench.now();
  const { near, silent: unheard } = heard(bench.reach, journal.job.holds);
  const renumbered = withVolumesNow({ ...journal.job, holds: near });
  const job = { ...renumbered, holds: [...renumbered.holds, ...unheard] };
  const volumes = [...new Set(near.map(({ quarantine }) => dirname(quarantine.path)))];
  const before = job.freeBefore ?? free(bench.reach, volumes);
  journal.note({ stage: 'purging', freeBefore: before });
  const leftOut: LeftOut[] = [];
  const aside: Renamed[] = [];
  let files = 0;
  for (const [quarantine, holds] of byQuarantine(job.holds)) {
    const told = await emptyQuarantine(bench, quarantine, holds, {
      ...watch,
      onFiles: (count) => watch.onFiles?.(files + count),
    });
    files += told.files;
    leftOut.push(...told.leftOut);
    aside.push(...told.renamed);
  }
  const after = free(bench.reach, volumes);
  const gained = volumes.map((volume) => (after[volume] ?? 0) - (before[volume] ?? after[volume] ?? 0));
  const whole = leftOut.length === 0;
  const receipt: Receipt = {
    kind: 'purged',
    plan: job.plan.id,
    at: startedAt,
    durationMs: bench.now() - startedAt,
    caches: sumByCache(job.holds),
    bytes: job.bytes,
    // For an interrupted one the first part is not counted here; when nothing is left, all of it is gone.
    files: whole ? job.files : files,
    freedBytes: gained.reduce((total, bytes) => total + Math.max(0, bytes), 0),
    leftOut,
    ...(aside.length > 0 && { aside }),
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

function free(reach: Reach, volumes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    volumes.flatMap((volume) => {
      const bytes = reach.silence(volume) === null ? freeBytes(volume) : null;
      return bytes === null ? [] : [[volume, bytes]];
    }),
  );
}

export interface Emptied {
  readonly files: number;
  readonly leftOut: LeftOut[];
  /** What somebody had written there and is back under another name. */
  readonly renamed: readonly Renamed[];
}

/** Removes what waits in one quarantine, and the quarantine with it if nothing is left. */
export async function emptyQuarantine(
  bench: PurgeBench,
  quarantine: Quarantine,
  holds: readonly Hold[],
  watch: PurgeWatch,
): Promise<Emptied> {
  const silence = bench.reach.silence(quarantine.path);
  if (silence !== null) return leftBehind(holds, silence);
  const waiting = waitingIn(quarantine);
  if (waiting === null) {
    const away = isAway(quarantine) ? holds.slice(0, 1).map(leftAway) : [];
    return { files: 0, leftOut: away, renamed: [] };
  }
  if (waiting.length === 0) {
    closeQuarantine(quarantine);
    return { files: 0, leftOut: [], renamed: [] };
  }
  const told = await purgeChild(bench, quarantine, holds, watch);
  if (told instanceof Error) return leftBehind(holds, told.message);
  const closed = closeQuarantine(quarantine);
  const leftOut = told.left.map(({ path, why }): LeftOut => {
    const [first] = path.split('/');
    const hold = holds.find(({ waiting }) => waiting === first || doomed(waiting) === first);
    const known: readonly string[] = ['mount-point', 'foreign-content', 'changed'] satisfies LeftOutReason[];
    return {
      cache: hold?.item.cache ?? '',
      path: `${quarantine.path}/${path}`,
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
  return { files: told.files, leftOut, renamed: told.renamed };
}

/** Reported for the first: the rest waits in the same place for the same reason. */
function leftBehind(holds: readonly Hold[], detail: string): Emptied {
  const leftOut = holds
    .slice(0, 1)
    .map((hold) => ({ ...leftFor(hold, 'no-answer', { detail }), path: hold.quarantine.path }));
  return { files: 0, leftOut, renamed: [] };
}

/** Milliseconds without a word after which removing that a person waits for counts as standing still. */
const quietMs = 10_000;

async function purgeChild(
  bench: PurgeBench,
  quarantine: Quarantine,
  holds: readonly Hold[],
  { signal, onFiles }: PurgeWatch,
): Promise<{ files: number; left: readonly Left[]; renamed: readonly Renamed[] } | Unanswered | ChildQuiet> {
  const items = holds.map(({ item, root, name, waiting }) => ({
    name: waiting,
    group: item.group,
    shape: item.shape,
    identity: item.take === 'whole' ? item.identity : null,
    part: name,
    root,
  }));
  let files = 0;
  let left: readonly Left[] = [];
  let renamed: readonly Renamed[] = [];
  try {
    await runWatched(
      { reach: bench.reach, paths: placesOf(holds) },
      { mode: 'purge', work: bench.places.work, quarantine, items, workers: bench.workers },
      { lowPriority: bench.lowPriority, ...(!bench.lowPriority && { quietMs }), ...(signal && { signal }) },
      (reply) => {
        files = reply.files ?? files;
        left = reply.left ?? left;
        renamed = reply.renamed ?? renamed;
        onFiles?.(files);
      },
    );
  } catch (error) {
    if (error instanceof Unanswered || error instanceof ChildQuiet) return error;
    throw error;
  }
  return { files, left, renamed };
}
