import { statSync } from 'node:fs';
import type { Configuration } from './configuration.ts';
import { followFile } from './follow.ts';
import { loadConfiguration, type LoadOptions } from './load.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

export interface OpenOptions extends Omit<LoadOptions, 'stays'> {
  readonly file: string;
  /** False: nothing is watched, `reload` alone looks again. Default true. */
  readonly watch?: boolean;
  /** Told when the file cannot be watched, and when a listener throws. Changes are then found by `reload`. */
  readonly onError: (error: unknown) => void;
}

export interface LiveSettings extends Settings {
  /** Looks again, at the cost of one `stat` when nothing changed: for the schedule, as the second line behind the watch. */
  reload(): void;
}

/**
 * The settings, followed as the file changes. While it is wrong the last good ones hold; at the start there are none, so that
 * whatever of it is right counts and the defaults for the rest.
 */
export function openConfiguration(options: OpenOptions): LiveSettings {
  const { file, onError } = options;
  const listeners = new Set<(configuration: Configuration) => void>();
  let identity = identityOf(file);
  let loaded = loadConfiguration(file, options);

  const reload = (): void => {
    const now = identityOf(file);
    if (now === identity) return;
    identity = now;
    const next = loadConfiguration(file, { ...options, stays: 'before' });
    const wrong = next.problems.some((problem) => !problem.code.startsWith('variable-'));
    if (wrong) {
      const problems = [
        ...next.problems.filter(isNotKeepAll),
        ...loaded.problems.filter((one) => !isNotKeepAll(one)),
      ];
      loaded = { ...loaded, problems };
      return;
    }
    const changed = JSON.stringify(next.configuration) !== JSON.stringify(loaded.configuration);
    loaded = next;
    if (changed) for (const listener of [...listeners]) guarded(() => listener(next.configuration));
  };
  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      onError(error);
    }
  };

  const stop = options.watch === false ? () => undefined : followFile(file, () => guarded(reload), onError);
  return {
    current: () => loaded.configuration,
    notices: () => loaded.problems,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reload,
    close: () => {
      stop();
      listeners.clear();
      return Promise.resolve();
    },
  };
}

/** Whether everything is kept is decided by the settings that hold, and not by the file that was refused. */
const isNotKeepAll = (problem: Problem): boolean => problem.code !== 'configuration-keeps-all';

/** Equal as long as the file was not touched; a failure is an identity too. */
function identityOf(file: string): string {
  try {
    const facts = statSync(file, { bigint: true });
    return `${facts.dev}:${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
