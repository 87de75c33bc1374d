import type { CacheReport } from '../../caches/cleaner.ts';
import type { User } from '../../caches/use/use.ts';

/** A cache as `gowarden caches --json` and the local API tell it (docs/json/caches.schema.json). */
export interface CacheDocument extends Omit<CacheReport, 'places' | 'use' | 'dead'> {
  readonly use: 'idle' | 'busy' | 'unknown';
  readonly users: readonly User[];
  /** Why it could not be told who uses it, for `unknown`. */
  readonly unknownUse: string | null;
}

export function documentOf({ places: _, dead: __, use, ...rest }: CacheReport): CacheDocument {
  return {
    ...rest,
    use: use.state,
    users: use.state === 'busy' ? use.by : [],
    unknownUse: use.state === 'unknown' ? use.reason : null,
  };
}
