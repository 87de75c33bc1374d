import { join } from 'node:path';
import { openFile } from '../desktop/open.ts';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Outcome } from '../messages/outcome.ts';
import type { Messages } from '../messages/speak.ts';
import { type DaemonActions, notAvailable } from './actions.ts';
import { createDefaultFile } from './configuration/default.ts';
import { diagnose } from './diagnostics.ts';
import { ensurePrivateDirectory, ownFacts, replaceOwn } from './files/own.ts';
import type { History } from './history/history.ts';
import { historyText, type SayEntries } from './history/text.ts';
import type { Round } from './round.ts';
import type { Status } from './status.ts';

export interface ActOptions {
  readonly host: Host;
  readonly paths: OwnPaths;
  readonly history: History;
  readonly round: Round;
  readonly status: () => Status;
  readonly messages: () => Messages;
  readonly sayEntries: SayEntries;
  readonly stop: () => Promise<void>;
}

type Opened = Parameters<DaemonActions['open']>[0];

/** What the daemon itself can be made to do. */
export function newActions(options: ActOptions): DaemonActions {
  const { host, round, status, stop } = options;
  return {
    status,
    check: async () => {
      await round.look('asked');
      return status();
    },
    pause: (until) => Promise.resolve(round.pause(until)),
    resume: async () => {
      round.pause(null);
      await round.look('asked');
    },
    diagnostics: () => Promise.resolve(diagnose(status(), host.user)),
    // A simulated machine lacks a desktop.
    open: (what) => (host.simulated ? Promise.resolve(notAvailable) : open(what, options)),
    quit: stop,
  };
}

async function open(what: Opened, options: ActOptions): Promise<Outcome> {
  const path = pathOf(what, options.paths);
  const failed = (reason: string): Outcome => ({
    done: false,
    code: 'cannot-open',
    values: { path, reason },
  });
  try {
    if (what === 'history') {
      ensurePrivateDirectory(options.paths.cache);
      replaceOwn(path, historyText(options.history, options.sayEntries, options.messages()));
    } else if (what === 'settings' && ownFacts(path) === null) createDefaultFile(path, options.messages());
  } catch (error) {
    return failed((error as Error).message);
  }
  if (ownFacts(path) === null) return failed('ENOENT');
  const ran = await openFile(path, options.host);
  return ran.outcome === 'exited' && ran.exitCode === 0
    ? { done: true, code: 'opened', values: { path } }
    : failed(ran.summary);
}

function pathOf(what: Opened, paths: OwnPaths): string {
  if (what === 'history') return join(paths.cache, 'history.txt');
  return what === 'log' ? paths.logFile : paths.configFile;
}
