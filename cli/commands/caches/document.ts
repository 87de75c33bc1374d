import type { Caches } from '../../../caches/cleaner/report.ts';

/**
 * Every cache that was found.
 *
 * @title gowarden caches --json
 * @document caches
 */
export interface CachesDocument extends Caches {
  readonly schemaVersion: 1;
}
