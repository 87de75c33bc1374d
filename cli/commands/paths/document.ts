import type { OwnPaths } from '../../../host/paths.ts';

/**
 * Where gowarden keeps its own files.
 *
 * @title gowarden paths --json
 * @document paths
 */
export interface PathsDocument {
  readonly schemaVersion: 1;
  readonly paths: OwnPaths;
}
