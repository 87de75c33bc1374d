import type { Activity } from '../../caches/cleaner/cleaner.ts';
import type { CacheReport } from '../../caches/plan/looked.ts';
import type { CacheSummary, Cleaning } from '../status.ts';
import { usersText } from './words.ts';

/** A cache as the menu shows it. What is counted in another cache already is none of its own. */
export function summariesOf(reports: readonly CacheReport[]): CacheSummary[] {
  return reports
    .filter(({ within }) => within === null)
    .map(({ id, kind, path, bytes, measuredAt, use, button, certainty }) => ({
      id,
      kind,
      path,
      bytes,
      measuredAt,
      use: use.state,
      usedBy: use.state === 'busy' ? usersText(use.by) : null,
      safe: button === 'safe' && certainty === 'observed',
    }));
}

export function cleaningOf({ state, waitingFor, progress, undo }: Activity): Cleaning {
  return { state, waitingFor: usersText(waitingFor), progress, undo };
}
