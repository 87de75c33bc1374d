import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Messages } from '../messages/speak.ts';
import type { Memory } from '../probes/contention/memory.ts';
import type { Say } from '../probes/say.ts';
import type { Actions, PartActions } from './actions.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './configuration/settings.ts';
import type { Events } from './events.ts';
import type { History } from './history/history.ts';
import type { Log } from './log/log.ts';
import type { Notice, Status } from './status.ts';

/** What the daemon lends to the rooms that live inside it. */
export interface PartContext {
  readonly host: Host;
  readonly paths: OwnPaths;
  /** What is remembered of work on modules, as probes have it. */
  readonly memory: Memory;
  readonly settings: Settings;
  readonly messages: () => Messages;
  /** Says a finding, for rooms that may not know rules. */
  readonly say: Say;
  readonly events: Events;
  readonly history: History;
  readonly log: Log;
  readonly clock: Clock;
  /** The same functions for tray and local API. */
  readonly actions: Actions;
  /** Makes probes due at once, by their ids; nothing while paused. */
  readonly look: (probes: Iterable<string>) => void;
}

/**
 * A room that lives inside the daemon: notifier, local API, caches, tray. One that cannot start becomes a notice and
 * the others go on.
 */
export interface DaemonPart {
  /** What it adds to the status. Called for every snapshot, so it must be cheap. */
  status?(): Partial<Pick<Status, 'caches' | 'cleaning'>>;
  /** What of it does not work now. */
  notices?(): readonly Notice[];
  /** What it can do, in place of a refusal. */
  readonly actions?: PartActions;
  close(): Promise<void>;
}

export interface PartMaker {
  /** For the log and the notice when it fails: `notifier`, `api`, `caches`, `tray`. */
  readonly name: string;
  readonly make: (context: PartContext) => Promise<DaemonPart>;
}
