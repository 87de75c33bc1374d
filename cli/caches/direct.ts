import { cleaningOf } from '../../caches/cleaner/activity.ts';
import { createCleaner } from '../../caches/cleaner/create.ts';
import { quarantined } from '../../caches/cleaner/quarantines.ts';
import { purgeLater } from '../../caches/child/later.ts';
import { leaveReceipt } from '../../caches/job/due.ts';
import { cleaningPlaces } from '../../caches/job/places.ts';
import { loadConfiguration } from '../../daemon/configuration/load.ts';
import { knownProjects } from '../../daemon/caches/projects.ts';
import { ensurePrivateDirectory } from '../../daemon/files/own.ts';
import { sayNotice } from '../../messages/notice.ts';
import type { Session } from '../command.ts';
import type { Progress, Side } from './side.ts';
import { ruleIds } from '../../probes/rules/ids.ts';

/** Milliseconds between two words about progress. */
const tellMs = 100;

/** A cleaner of the command's own, where no daemon runs. What it did is left for the history of the next daemon. */
export async function directSide(session: Session, onProgress: (progress: Progress) => void): Promise<Side> {
  const { paths, environment, messages } = session;
  const host = await session.host();
  const { configuration, problems } = loadConfiguration(paths.configFile, { environment, rules: ruleIds });
  const { receipts } = cleaningPlaces(paths);
  let toldMs = -Infinity;
  const cleaner = createCleaner({
    host,
    paths,
    settings: () => configuration.caches,
    record: (receipt) => leaveReceipt(receipts, receipt),
    projects: (named) => knownProjects(host, named, Date.now()),
    onChange: () => {
      const now = performance.now();
      if (now - toldMs < tellMs) return;
      toldMs = now;
      onProgress({ caches: cleaner.caches(), cleaning: cleaningOf(cleaner.activity()) });
    },
  });
  /** Only for what changes something: a look leaves no directory behind. */
  const prepare = async (removes: boolean): Promise<void> => {
    ensurePrivateDirectory(paths.state);
    await cleaner.recover({ removes });
  };
  return {
    source: 'direct',
    remarks: problems
      .filter(({ code }) => code === 'configuration-keeps-all')
      .map(({ code, values }) => sayNotice(messages, { code, values })),
    look: async () => {
      await cleaner.look();
      return cleaner.caches();
    },
    plan: (request) => cleaner.plan(request),
    execute: async (planId, wait) => {
      await prepare(true);
      return cleaner.execute(planId, { wait });
    },
    waited: async () => {
      // What went on may have met somebody else and wait again.
      for (;;) {
        const cleaned = await cleaner.waited();
        if (!cleaned?.waiting) return cleaned;
      }
    },
    undo: async (planId) => {
      // What is due or half removed is what the user wants back.
      await prepare(false);
      return cleaner.undo(planId);
    },
    purge: () => cleaner.purgeNow(),
    cancel: () => {
      cleaner.cancel();
      return Promise.resolve();
    },
    close: async () => {
      await cleaner.close();
      // Removing that was stopped does not go on by itself: what is left waits for the next gowarden, or for an undo.
      if (quarantined(paths).some(({ stage }) => stage === 'aside')) purgeLater(paths);
    },
  };
}
