import { createCleaner } from '../../caches/cleaner/create.ts';
import { freeBytes } from '../../caches/job/space.ts';
import { gigabyte } from '../../caches/policies/policy.ts';
import type { Outcome } from '../../messages/outcome.ts';
import type { DaemonPart, PartContext, PartMaker } from '../part.ts';
import type { CacheSummary } from '../status.ts';
import { keepPolicies } from './policies.ts';
import { knownProjects } from './projects.ts';
import { entryOfReceipt } from './record.ts';
import { newLookSchedule } from './schedule.ts';
import { newCacheService } from './service.ts';
import { cleaningOf, summariesOf } from './summary.ts';
import { newsOf, outcomeOfCleaning, outcomeOfUndoing } from './words.ts';

/** Sizes and progress come in faster than anybody reads them. */
const tellMs = 250;
/** One click takes sizes that are not older; else it measures first. */
const freshMs = 10 * 60_000;

/** Caches as a part of the daemon: seen, cleaned, taken back. */
export const caches: PartMaker = {
  name: 'caches',
  make: (context) => Promise.resolve(newCachesPart(context)),
};

function newCachesPart(context: PartContext): DaemonPart {
  const { actions, clock, events, history, host, log, paths, settings } = context;
  const failed = (error: unknown): void => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'caches');
  };
  let summaries: readonly CacheSummary[] | null = null;
  let cancelTell: (() => void) | null = null;
  const changed = (): void => {
    summaries = null;
    cancelTell ??= clock.after(tellMs, tell);
  };
  const tell = (): void => {
    cancelTell = null;
    events.publish({ type: 'cleaning', data: cleaningOf(cleaner.activity()) });
    events.publish({ type: 'caches', data: service.caches() });
  };
  const cleaner = createCleaner({
    host,
    paths,
    settings: () => settings.current().caches,
    record: (receipt) => {
      const entry = entryOfReceipt(receipt);
      // After a crash it may be told once more.
      const known = history.entries({ kind: entry.kind, subject: entry.subject, limit: 20 });
      if (known.some(({ at }) => at === Math.round(entry.at))) return;
      const id = history.appendOther(entry);
      log.info({ id, plan: receipt.plan, bytes: receipt.bytes, files: receipt.files }, receipt.kind);
      events.publish({ type: 'transition', data: { id, ...entry } }, id);
      const news = newsOf(receipt);
      if (news) events.publish({ type: 'news', data: news });
    },
    onChange: changed,
    lowPriority: true,
    remembersWaiting: !host.simulated,
    log: (sentence) => log.warn({}, sentence),
    now: () => clock.now(),
  });
  const service = newCacheService({
    cleaner,
    onWaited: (cleaned) => {
      events.publish({ type: 'waited', data: { cleaned } });
      if (cleaned && !cleaned.waiting) events.publish({ type: 'news', data: outcomeOfCleaning(cleaned) });
    },
    projects: (named) => knownProjects(host, named, clock.now()),
    onError: failed,
  });
  const freeAtHome = (): number | null =>
    host.files.isLocal(host.user.home) ? freeBytes(host.files.onDisk(host.user.home)) : null;
  const schedule = newLookSchedule({
    clock,
    isPaused: () => actions.status().paused !== null,
    freeBytes: freeAtHome,
    isShort: () => {
      const { minFreeGigabytes } = settings.current().caches;
      const free = freeAtHome();
      return minFreeGigabytes !== null && free !== null && free < minFreeGigabytes * gigabyte;
    },
    refresh: () => cleaner.refresh(),
    look: async () => {
      const kept = !host.simulated && (await keepPolicies(cleaner, settings.current().caches));
      if (!kept) await service.lookQuietly();
    },
    onError: failed,
  });
  const unsubscribe = events.subscribe(({ type }) => {
    if (type === 'status') schedule.tick();
  });
  // What an earlier process left half done; nobody has to wait for it.
  if (!host.simulated) {
    const recovered = cleaner.recover().catch(failed);
    recovered.then(() => service.takeUp()).catch(failed);
  }

  const isFresh = (): boolean =>
    cleaner
      .reports()
      .every(
        ({ button, places, measuredAt }) =>
          button !== 'safe' ||
          places.length === 0 ||
          (measuredAt !== null && clock.now() - measuredAt < freshMs),
      );
  const clean = async (): Promise<Outcome> => {
    const plan = await service.plan({ scope: 'safe', fromLastLook: isFresh() });
    return outcomeOfCleaning(await service.execute(plan.id, true));
  };
  const cancelClean = (): Promise<Outcome> =>
    Promise.resolve(
      service.cancel()
        ? { done: true, code: 'clean-cancelled', values: {} }
        : { done: false, code: 'clean-idle', values: {} },
    );
  return {
    status: () => ({
      caches: (summaries ??= summariesOf(cleaner.reports())),
      cleaning: cleaningOf(cleaner.activity()),
    }),
    // A simulated machine is looked at and left as it is.
    actions: host.simulated
      ? { caches: () => service }
      : {
          caches: () => service,
          clean: told(clean),
          undo: told(async () => outcomeOfUndoing(await service.undo())),
          cancelClean,
        },
    close: async () => {
      unsubscribe();
      schedule.stop();
      await cleaner.close();
      cancelTell?.();
    },
  };

  /** What fails is an answer too: the menu shows it in its row. */
  function told(act: () => Promise<Outcome>): () => Promise<Outcome> {
    return () =>
      act().catch((error: unknown): Outcome => {
        failed(error);
        const reason = error instanceof Error ? error.message : String(error);
        return { done: false, code: 'clean-failed', values: { reason } };
      });
  }
}
