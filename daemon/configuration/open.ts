import { statSync } from 'node:fs';
import type { Configuration } from './configuration.ts';
import { FileWatch } from './follow.ts';
import { loadConfiguration, type Loaded, type LoadOptions } from './load.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

export interface OpenOptions extends Omit<LoadOptions, 'stays'> {
  readonly file: string;
  /** False: nothing is watched, `reload` alone looks again. Default true. */
  readonly watch?: boolean;
  /** Called when the file cannot be watched, and when a listener throws. Changes are then found by `reload`. */
  readonly onError: (error: unknown) => void;
}

/**
 * The settings, followed as the file changes. While it is wrong the last good ones hold; at the start there are none, so that
 * whatever of it is right counts and the defaults for the rest.
 */
export class LiveSettings implements Settings {
  readonly #options: OpenOptions;
  readonly #listeners = new Set<(configuration: Configuration) => void>();
  readonly #watch: FileWatch | null;
  #identity: string;
  #loaded: Loaded;

  constructor(options: OpenOptions) {
    const { file, onError } = options;
    this.#options = options;
    this.#identity = identityOf(file);
    this.#loaded = loadConfiguration(file, options);
    this.#watch =
      options.watch === false ? null : new FileWatch(file, () => this.#guarded(() => this.reload()), onError);
  }

  current(): Configuration {
    return this.#loaded.configuration;
  }

  notices(): readonly Problem[] {
    return this.#loaded.problems;
  }

  onChange(listener: (configuration: Configuration) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks again, at the cost of one `stat` when nothing changed: for the schedule, as the second line behind the watch. */
  reload(): void {
    const { file } = this.#options;
    const now = identityOf(file);
    if (now === this.#identity) return;
    this.#identity = now;
    const before = this.#loaded;
    const next = loadConfiguration(file, { ...this.#options, stays: 'before' });
    const wrong = next.problems.some((problem) => !problem.code.startsWith('variable-'));
    if (wrong) {
      const problems = [
        ...next.problems.filter(isNotKeepAll),
        ...before.problems.filter((one) => !isNotKeepAll(one)),
      ];
      this.#loaded = { ...before, problems };
      return;
    }
    this.#loaded = next;
    if (JSON.stringify(next.configuration) === JSON.stringify(before.configuration)) return;
    for (const listener of [...this.#listeners]) this.#guarded(() => listener(next.configuration));
  }

  close(): Promise<void> {
    this.#watch?.close();
    this.#listeners.clear();
    return Promise.resolve();
  }

  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#options.onError(error);
    }
  }
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
