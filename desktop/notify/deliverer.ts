import type { Visible, VisibleLines } from '../../messages/visible.ts';

/** What is shown: plain text, of which no name can be more than a part of a line; the body with line breaks of ours. */
export interface Notification {
  readonly title: Visible;
  readonly body: VisibleLines;
}

/** Hands notifications to the desktop. That one was handed over does not say that somebody saw it. */
export interface Deliverer {
  /** Resolves with what `withdraw` takes; null where nothing can be taken back. Rejects with the sentence why it was not shown. */
  deliver(notification: Notification): Promise<number | null>;
  /** Takes one off the screen that is not true any more. */
  withdraw(shown: number): Promise<void>;
}
