import type { Outcome } from '../messages/outcome.ts';
import type { Cleaner } from '../caches/cleaner/cleaner.ts';
import type { Status } from './status.ts';

/** What the daemon itself can be made to do. Each answers when the thing is done or refused. */
export interface DaemonActions {
  status(): Status;
  /** Runs every probe now, also while paused. */
  check(): Promise<Status>;
  /** No scheduled checks and no notifications until then (milliseconds since 1970). */
  pause(until: number): Promise<void>;
  resume(): Promise<void>;
  /** Text for the clipboard or an issue, without the user's name or home. */
  diagnostics(): Promise<string>;
  /** Opens one of our own files or the history with the desktop's opener. */
  open(what: 'log' | 'settings' | 'history'): Promise<Outcome>;
  /** Stops the daemon permanently (exit 0, so that launchd does not start it again). */
  quit(): Promise<void>;
}

export interface CleaningActions {
  /** One click: plans the safe caches and executes that plan. Refused with a reason when nothing may go. */
  clean(): Promise<Outcome>;
  undo(): Promise<Outcome>;
  cancelClean(): Promise<Outcome>;
  /** The cleaner, for what takes more than a click; null where it did not start. */
  caches(): Cleaner | null;
}

export interface NotifyActions {
  /** Sends a notification to try whether they arrive. */
  notify(): Promise<Outcome>;
}

/** What parts bring, each a group of its own or some of it. */
export type PartActions = Partial<CleaningActions & NotifyActions>;

/** What tray and local API can make the daemon do: the same functions for both. */
export interface Actions extends DaemonActions, CleaningActions, NotifyActions {}

/** There is nobody here who could do it. */
export const notAvailable: Outcome = { done: false, code: 'not-available', values: {} };

const refuse = (): Promise<Outcome> => Promise.resolve(notAvailable);

/** What every part's actions answer until that part has started, and where it does not. */
export const refusals: CleaningActions & NotifyActions = {
  clean: refuse,
  undo: refuse,
  cancelClean: refuse,
  caches: () => null,
  notify: refuse,
};
