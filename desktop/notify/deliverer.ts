import type { Visible, VisibleLines } from '../../messages/visible.ts';

/** What is shown: plain text, of which no name can be more than a part of a line; the body with line breaks of ours. */
export interface Notification {
  readonly title: Visible;
  readonly body: VisibleLines;
}

/** A square picture: red, green, blue and alpha of each pixel, row by row. */
export interface Picture {
  readonly size: number;
  readonly pixels: Uint8Array;
}

/** How a notification is shown, where the desktop can do it. */
export interface Manner {
  /** `low` interrupts nobody: what is good news, or was asked for. */
  readonly urgency: 'low' | 'normal';
  /** Drawn only where the desktop takes pictures. */
  readonly icon: (() => Picture) | null;
  /** What `deliver` returned for the one that it replaces; null for a new one. */
  readonly replaces: number | null;
  /** What a click on it does, with its name; null for nothing. */
  readonly click: { readonly label: Visible; readonly act: () => void } | null;
}

/** Hands notifications to the desktop. That one was handed over does not say that somebody saw it. */
export interface Deliverer {
  /** Resolves with what `withdraw` takes; null where nothing can be withdrawn. Rejects with a sentence that says why it was not shown. */
  deliver(notification: Notification, manner?: Manner): Promise<number | null>;
  /** Takes one off the screen that is not true any more. */
  withdraw(shown: number): Promise<void>;
  /** Stops receiving clicks. */
  close?(): void;
}
