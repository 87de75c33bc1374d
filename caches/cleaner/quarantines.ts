import type { Host } from '../../host/host.ts';
import type { OwnPaths } from '../../host/paths.ts';
import type { Job, Stage } from '../job/job.ts';
import { readJournals, unreadableJournals, type Unreadable } from '../job/read.ts';
import { cleaningPlaces } from '../job/places.ts';
import type { Receipt } from '../receipt.ts';
import { createCleaner } from './create.ts';

/** A clean-up of which something still waits in a quarantine, on any volume. */
export interface Waiting {
  /** The plan's id, as `gowarden undo ID` takes it. */
  readonly plan: string;
  readonly stage: Exclude<Stage, 'ended'>;
  /** Something in it could not be removed. */
  readonly stuck: boolean;
  /** The quarantines that hold it: absolute paths, one for each volume or root. */
  readonly places: readonly string[];
  /** What was set aside, counted then. */
  readonly bytes: number;
  readonly files: number;
  /** The names of the caches that it came from. */
  readonly caches: readonly string[];
}

/**
 * What waits in all quarantines, oldest first, according to the journals below our state directory. Changes nothing,
 * and asks no volume: one that is not mounted now is listed all the same.
 */
export function quarantined(paths: Pick<OwnPaths, 'state'>): readonly Waiting[] {
  return readJournals(cleaningPlaces(paths).journals).flatMap(({ stage, ...job }) =>
    stage === 'ended' ? [] : [waitingOf(job, stage)],
  );
}

/** Journals that cannot be read: what they describe waits somewhere, and they have to stay so that it can be found. */
export function unreadable(paths: Pick<OwnPaths, 'state'>): readonly Pick<Unreadable, 'path' | 'reason'>[] {
  return unreadableJournals(cleaningPlaces(paths).journals);
}

function waitingOf(
  { plan, holds, bytes, files, stuck = false }: Omit<Job, 'stage'>,
  stage: Waiting['stage'],
): Waiting {
  return {
    ...{ plan: plan.id, stage, stuck, bytes, files },
    places: [...new Set(holds.map(({ quarantine }) => quarantine.path))],
    caches: [...new Set(holds.map(({ item }) => item.cache))],
  };
}

/** What happened to what was waiting. */
export interface Settled {
  readonly receipts: readonly Receipt[];
  /** What waits all the same: in use, immutable, on a volume that is not there, or another gowarden is at it. */
  readonly left: readonly Waiting[];
}

/**
 * Removes for good what waits in every quarantine (`purge`), or takes all of it back (`undo`), newest first. What was
 * interrupted before is finished or put back first. For whoever is about to remove our state directory, whose journals
 * alone know where things wait (`gowarden service uninstall --purge`):
 *
 *     if (quarantined(paths).length > 0) {
 *       const { left } = await settleQuarantines({ host, paths }, 'purge');
 *       // Where `left` is not empty the journals have to stay, and `left[n].places` is what to name.
 *     }
 *
 * To be called when no daemon runs any more; should another gowarden hold the lock, everything is in `left`. Rejects with
 * what the file system or SQLite refused.
 */
export async function settleQuarantines(
  { host, paths }: { readonly host: Host; readonly paths: OwnPaths },
  how: 'purge' | 'undo',
): Promise<Settled> {
  const receipts: Receipt[] = [];
  const cleaner = createCleaner({
    host,
    paths,
    // Nothing new is planned; whatever waits was set aside by the settings of then.
    settings: () => ({ undoMinutes: 0, keep: [] }),
    record: (receipt) => receipts.push(receipt),
  });
  try {
    await cleaner.recover({ removes: false });
    if (how === 'purge') await cleaner.purgeNow();
    else for (const { plan } of quarantined(paths).toReversed()) await cleaner.undo(plan);
  } finally {
    await cleaner.close();
  }
  return { receipts, left: quarantined(paths) };
}
