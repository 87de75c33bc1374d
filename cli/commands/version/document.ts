import type { Hardware } from '../../../host/host.ts';

/**
 * The version, and what runs it.
 *
 * @title gowarden version --json
 * @document version
 */
export interface VersionDocument {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly node: Pick<Hardware, 'translated'> & {
    readonly version: string;
    readonly path: string;
    /** The one that this Node was built for, by Go's name. */
    readonly architecture: Hardware['ours'];
  };
  readonly hardware: Pick<Hardware, 'architecture'>;
}
