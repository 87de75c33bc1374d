import type { Outcome } from '../../messages/outcome.ts';
import type { Status } from '../../daemon/status.ts';
import { sayNotice } from '../../messages/notice.ts';
import type { Messages } from '../../messages/speak.ts';
import { fit, fitAnswer, type Row } from './row.ts';
import { trayText } from '../text.ts';

/** What an action answered. */
export interface Answer {
  /** Id of the row in which it is shown. */
  readonly row: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: Outcome;
  /** The state that it answers (`stateOf`): with another it is not shown. */
  readonly state: string;
}

const shownMs = 600_000;

/** The state that an answer in this row is about: of clean-ups what can be undone and what goes on, of a copied text the text. */
export function stateOf(row: Pick<Row, 'id' | 'wish'>, { cleaning }: Pick<Status, 'cleaning'>): string {
  if (row.id !== 'clean' && row.id !== 'undo') return JSON.stringify(row.wish);
  const { state, undo } = cleaning;
  const goesOn = state === 'waiting' || state === 'cleaning' || state === 'undoing';
  return `${goesOn ? state : 'idle'} ${undo?.id ?? ''}`;
}

/** The rows with what an action answered, for ten minutes at most and no longer than what it answered holds. */
export function withAnswer(
  rows: readonly (Row | 'separator')[],
  answer: Answer | null,
  status: Status,
  now: number,
  messages: Messages,
): readonly (Row | 'separator')[] {
  if (answer === null || now - answer.at >= shownMs) return rows;
  const said = sayNotice(messages, answer.outcome);
  const put = (row: Row): Row => {
    const below = row.rows.map(put);
    if (row.id !== answer.row || stateOf(row, status) !== answer.state) return { ...row, rows: below };
    // A row that went with what was done comes back to say it.
    const title = row.hidden ? fit(said) : fitAnswer(row.title, said, trayText(messages.language).answered);
    return { ...row, rows: below, title, hidden: false };
  };
  return rows.map((row) => (row === 'separator' ? row : put(row)));
}
