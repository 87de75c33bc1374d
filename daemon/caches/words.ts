import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Receipt } from '../../caches/receipt.ts';
import { usersText } from '../../caches/use/use.ts';
import type { Outcome } from '../../messages/outcome.ts';

/** What executing a plan came to, for menu and notification. */
export function outcomeOfCleaning({ receipt, leftOut, waiting }: Cleaned): Outcome {
  const who = (waiting && usersText(waiting.by)) ?? '';
  const [first] = leftOut;
  if (receipt) {
    const { bytes, files, undoUntil = 0 } = receipt;
    const values = { bytes: String(bytes), files: String(files), until: String(undoUntil), who };
    const code = waiting ? 'cleaned-waits' : leftOut.length > 0 ? 'cleaned-partly' : 'cleaned';
    return { done: true, code, values: { ...values, leftOut: String(leftOut.length) } };
  }
  if (waiting) return { done: true, code: 'clean-waits', values: { who } };
  if (first) {
    const values = { count: String(leftOut.length), why: first.why, path: first.path, cache: first.cache };
    return { done: false, code: 'clean-left-out', values: { ...values, detail: first.detail ?? '' } };
  }
  return { done: false, code: 'clean-nothing', values: {} };
}

export function outcomeOfUndoing({ receipt, why, by = [], lost, gaveUp }: Undone): Outcome {
  if (why === 'nothing' && gaveUp) {
    return { done: true, code: 'undo-gave-up', values: { who: usersText(gaveUp) ?? '' } };
  }
  if (why === 'busy') return { done: false, code: 'undo-busy', values: { who: usersText(by) ?? '' } };
  const [first] = receipt?.leftOut ?? [];
  if (why === 'left-out' && first !== undefined) {
    const values = { why: first.why, path: first.path, detail: first.detail ?? '' };
    return { done: false, code: 'undo-left-out', values };
  }
  if (why !== undefined) return { done: false, code: `undo-${why}`, values: { lost: String(lost) } };
  const { bytes = 0, files = 0, leftOut = [] } = receipt ?? {};
  const values = { bytes: String(bytes), files: String(files), lost: String(lost + leftOut.length) };
  const code = lost + leftOut.length > 0 ? 'undone-partly' : 'undone';
  return { done: true, code, values };
}

/** News that nobody has just asked for and everybody should know: something cannot be removed permanently. Otherwise null. */
export function newsOf({ kind, leftOut }: Receipt): Outcome | null {
  const [first] = leftOut;
  if (kind !== 'purged' || first === undefined) return null;
  const { path, why, detail = why } = first;
  return { done: false, code: 'purge-left-out', values: { path, detail, count: String(leftOut.length) } };
}
