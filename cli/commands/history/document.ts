import type { HistoryEntry } from '../../../daemon/history/history.ts';
import type { Remembered } from './read.ts';

/**
 * What changed, oldest first.
 *
 * @title gowarden history --json
 * @document history
 */
export interface HistoryDocument extends Pick<Remembered, 'source'> {
  readonly schemaVersion: 1;
  readonly entries: readonly HistoryEntry[];
}

/**
 * One object a line for each entry, as it happens.
 *
 * @title gowarden history --follow --json
 * @document history-line
 */
export interface HistoryLine {
  readonly schemaVersion: 1;
  readonly entry: HistoryEntry;
}
