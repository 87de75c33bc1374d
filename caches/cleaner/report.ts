import type { CacheReport } from '../plan/looked.ts';
import { usersText, type Use, type User } from '../use/use.ts';

/*
 * What is known of a cache is one report (plan/looked.ts). These are its views: the document that `gowarden caches --json`
 * and the local API show, and the summary of it in the status, for the menu.
 */

/** A cache as `gowarden caches --json` and the local API tell it (docs/json/caches.schema.json). */
export interface CacheDocument extends Omit<CacheReport, 'places' | 'use' | 'dead' | 'redirected'> {
  readonly use: Use['state'];
  readonly users: readonly User[];
  /** Why it is unknown who uses it, for `unknown`. */
  readonly unknownUse: string | null;
}

/** What is known of the caches now. */
export interface Caches {
  readonly caches: readonly CacheDocument[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

export function documentOf(report: CacheReport): CacheDocument {
  const { id, kind, name, path, bytes, files, frees, lastUse, measuredAt, unusedBytes, risk, returns } =
    report;
  const { button, certainty, source, within, problems, use } = report;
  return {
    ...{ id, kind, name, path, bytes, files, frees, lastUse, measuredAt, unusedBytes, risk, returns },
    ...{ button, certainty, source, within, problems },
    use: use.state,
    users: use.state === 'busy' ? use.by : [],
    unknownUse: use.state === 'unknown' ? use.reason : null,
  };
}

/** One cache as the status and the menu show it. */
export interface CacheSummary extends Pick<CacheReport, 'id' | 'path' | 'bytes' | 'frees' | 'measuredAt'> {
  /** Not `CacheKind`: a daemon that is newer than its reader may name others. */
  readonly kind: string;
  readonly use: Use['state'];
  /** Who uses it: `go build (pid 4711, Visual Studio Code)`. */
  readonly usedBy: string | null;
  /** True when one click may take it. */
  readonly safe: boolean;
}

/** What another cache already counts is not counted here. */
export function summariesOf(reports: readonly CacheReport[]): CacheSummary[] {
  return reports
    .filter(({ within }) => within === null)
    .map(({ id, kind, path, bytes, frees, measuredAt, use, button, certainty }) => ({
      ...{ id, kind, path, bytes, frees, measuredAt },
      use: use.state,
      usedBy: use.state === 'busy' ? usersText(use.by) : null,
      safe: button === 'safe' && certainty === 'observed',
    }));
}
