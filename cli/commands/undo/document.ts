import type { Undone } from '../../../caches/cleaner/cleaned.ts';

/**
 * What came back.
 *
 * @title gowarden undo --json
 * @document undo
 */
export interface UndoDocument extends Pick<Undone, 'lost'> {
  readonly schemaVersion: 1;
  /** Null when nothing was set aside and only a clean-up that waited was given up. */
  readonly receipt: Undone['receipt'];
  /** Whether a clean-up waited for its turn and is given up. */
  readonly gaveUp: boolean;
}
