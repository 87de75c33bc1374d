import type { Notice, Status } from '../../../daemon/status.ts';
import type { LookDocument } from '../../look/document.ts';

/**
 * What the daemon knows, the worst finding first.
 *
 * @title gowarden status --json
 * @document status
 */
export interface StatusDocument
  extends
    LookDocument,
    Pick<
      Status,
      'schemaVersion' | 'at' | 'checkedAt' | 'paused' | 'contexts' | 'caches' | 'cleaning' | 'daemon'
    > {
  /** The picture is too old to be believed. */
  readonly stale: boolean;
  /** What of gowarden itself does not work. */
  readonly notices: readonly NoticeDocument[];
}

/** A part of gowarden itself that does not work. */
export interface NoticeDocument extends Notice {
  /** For people, in the language of the command. */
  readonly message: string;
  /** The row of `gowarden explain ROW` that explains its reason; null when there is none. */
  readonly row: string | null;
}
