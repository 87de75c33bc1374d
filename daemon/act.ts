import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Messages } from '../messages/speak.ts';
import type { Actions } from './actions.ts';
import type { Outcome } from '../messages/outcome.ts';
import { createDefaultFile } from './configuration/default.ts';
import { diagnose } from './diagnostics.ts';
import { ensurePrivateDirectory, ownFacts, replaceOwn } from './files/own.ts';
import { costKind } from './history/entry.ts';
import type { History } from './history/history.ts';
import type { Status } from './status.ts';

export interface ActOptions {
  readonly host: Host;
  readonly paths: OwnPaths;
  readonly history: History;
  readonly status: () => Status;
  readonly messages: () => Messages;
  readonly check: () => Promise<void>;
  readonly pause: (until: number | null) => void;
  readonly stop: () => Promise<void>;
  /** What parts do themselves, as far as there are any. */
  readonly overrides: () => Partial<Actions>;
}

const notAvailable: Outcome = { done: false, code: 'not-available', values: {} };

/** What tray and local API can make the daemon do. */
export function newActions(options: ActOptions): Actions {
  const { host, paths, history, status } = options;
  const refuse = (): Promise<Outcome> => Promise.resolve(notAvailable);
  // Parts may still be starting, so each is asked at the moment of the act.
  const { overrides } = options;
  return {
    status,
    check: async () => {
      await options.check();
      return status();
    },
    pause: (until) => Promise.resolve(options.pause(until)),
    resume: async () => {
      options.pause(null);
      await options.check();
    },
    clean: () => overrides().clean?.() ?? refuse(),
    undo: () => overrides().undo?.() ?? refuse(),
    cancelClean: () => overrides().cancelClean?.() ?? refuse(),
    caches: () => overrides().caches?.() ?? null,
    notify: () => overrides().notify?.() ?? refuse(),
    diagnostics: () => overrides().diagnostics?.() ?? Promise.resolve(diagnose(status(), host.user)),
    open: async (what) => {
      // A simulated machine has no desktop.
      if (host.simulated) return notAvailable;
      const path = what === 'history' ? writeHistory(paths, history) : fileOf(paths, what);
      if (what === 'settings' && ownFacts(path) === null) {
        try {
          createDefaultFile(path, options.messages());
        } catch (error) {
          return { done: false, code: 'cannot-open', values: { path, reason: (error as Error).message } };
        }
      }
      if (ownFacts(path) === null)
        return { done: false, code: 'cannot-open', values: { path, reason: 'ENOENT' } };
      const opener =
        host.platform === 'darwin'
          ? { file: '/usr/bin/open', arguments: ['-t', path] }
          : { file: 'xdg-open', arguments: [path], path: ['/usr/local/bin', '/usr/bin', '/bin'] };
      // xdg-open wants to know the desktop, which the minimal environment of `run` does not say.
      const ran = await host.run({ ...opener, environment: host.environment });
      return ran.outcome === 'exited' && ran.exitCode === 0
        ? { done: true, code: 'opened', values: { path } }
        : { done: false, code: 'cannot-open', values: { path, reason: ran.summary } };
    },
    quit: options.stop,
  };
}

function fileOf(paths: OwnPaths, what: 'log' | 'settings'): string {
  return what === 'log' ? paths.logFile : paths.configFile;
}

/** The history as text, one line each, for the desktop's editor. */
function writeHistory(paths: OwnPaths, history: History): string {
  ensurePrivateDirectory(paths.cache);
  const path = join(paths.cache, 'history.txt');
  const lines = history
    .entries({ limit: 1000, besides: costKind })
    .map(({ id, at, kind, rule, subject, before, after }) => {
      const change = [before, after].map(
        (tool) => tool && `${tool.version ?? '?'} ${tool.architectures.join('+')}`,
      );
      const arrow = kind === 'toolchain-changed' ? `${change[0] ?? '-'} -> ${change[1] ?? '-'}` : '';
      return [String(id).padStart(6), new Date(at).toISOString(), kind, rule ?? '', subject, arrow]
        .filter(Boolean)
        .join('  ');
    });
  replaceOwn(path, `${lines.join('\n')}\n`);
  return path;
}
