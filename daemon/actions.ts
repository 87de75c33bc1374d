import type { Outcome } from '../messages/outcome.ts';
import type { CacheService } from './caches/service.ts';
import type { Status } from './status.ts';

/** What tray and local API can make the daemon do: the same functions for both. Each answers when the thing is done or refused. */
export interface Actions {
  status(): Status;
  /** Runs every probe now, also while paused. */
  check(): Promise<Status>;
  /** No scheduled checks and no notifications until then (milliseconds since 1970). */
  pause(until: number): Promise<void>;
  resume(): Promise<void>;
  /** One click: plans the safe caches and executes that plan. Refused with a reason when nothing may go. */
  clean(): Promise<Outcome>;
  undo(): Promise<Outcome>;
  cancelClean(): Promise<Outcome>;
  /** The cleaner, for what takes more than a click; null where it did not start. */
  caches(): CacheService | null;
  /** Text for the clipboard or an issue, without the user's name or home. */
  diagnostics(): Promise<string>;
  /** Opens one of our own files or the history with the desktop's opener. */
  open(what: 'log' | 'settings' | 'history'): Promise<Outcome>;
  /** Sends a notification to try whether they arrive. */
  notify(): Promise<Outcome>;
  /** Stops the daemon for good (exit 0, so that launchd does not start it again). */
  quit(): Promise<void>;
}
