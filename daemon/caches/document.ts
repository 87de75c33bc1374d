import type { CacheReport } from '../../caches/plan/looked.ts';
import type { User } from '../../caches/use/use.ts';

/** A cache as `gowarden caches --json` and the local API tell it (docs/json/caches.schema.json). */
export interface CacheDocument extends Omit<CacheReport, 'places' | 'use' | 'dead'> {
  readonly use: 'idle' | 'busy' | 'unknown';
  readonly users: readonly User[];
  /** Why it could not be told who uses it, for `unknown`. */
  readonly unknownUse: string | null;
}

export function documentOf(report: CacheReport): CacheDocument {
  const { id, kind, name, path, bytes, files, lastUse, measuredAt, unusedBytes, risk, returns } = report;
  const { button, certainty, source, within, problems, use } = report;
  return {
    ...{ id, kind, name, path, bytes, files, lastUse, measuredAt, unusedBytes, risk, returns },
    ...{ button, certainty, source, within, problems },
    use: use.state,
    users: use.state === 'busy' ? use.by : [],
    unknownUse: use.state === 'unknown' ? use.reason : null,
  };
}
