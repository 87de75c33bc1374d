import { absoluteDirectories } from './parse.ts';
import { startupFiles } from './startup/files.ts';
import type { Context, Environment, ShellAnswer } from '../host.ts';
import type { Machine } from '../machine.ts';
import { withoutPerShell } from './per-shell.ts';
import { inWords } from './text.ts';

/** Milliseconds for which an answer is valid unless something known outdates it: asking runs the user's own scripts. */
export const contextsMaxAgeMs = 30 * 60_000;

type Ask = (machine: Machine) => Promise<readonly Context[]>;

interface Answered extends ShellAnswer {
  readonly contexts: readonly Context[];
  /** Of `files` and the directories of PATH, as they were when the answer was there. */
  readonly fingerprint: string;
  /** Directories of PATH that were there. */
  readonly directories: readonly string[];
  /** Monotonic, milliseconds: setting the time must neither freeze nor spoil the answer. */
  readonly askedMs: number;
}

/**
 * Answers from memory until a file that a new shell reads changes, a directory that was on PATH is gone, or the answer is too old.
 * Callers at the same time share one question. Our own environment needs no asking.
 */
export class ContextCache {
  readonly #machine: Machine;
  readonly #ask: Ask;
  #last: Answered | null = null;
  #asking: Promise<Answered> | null = null;

  constructor(machine: Machine, ask: Ask) {
    this.#machine = machine;
    this.#ask = ask;
  }

  /** Rejects when the machine could not be asked. */
  async contexts(maxAgeMs = contextsMaxAgeMs): Promise<readonly Context[]> {
    const { contexts } = this.#holds(maxAgeMs) ?? (await (this.#asking ??= this.#askAnew()));
    return [...contexts, ownContext(this.#machine)];
  }

  answer(): ShellAnswer | null {
    return this.#last && { at: this.#last.at, files: this.#last.files };
  }

  #holds(maxAgeMs: number): Answered | null {
    const last = this.#last;
    if (last === null || performance.now() - last.askedMs > maxAgeMs) return null;
    if (last.directories.some((directory) => this.#isGone(directory))) return null;
    return last.fingerprint === this.#fingerprint(last.files) ? last : null;
  }

  async #askAnew(): Promise<Answered> {
    try {
      const before = this.#last?.files ?? this.#filesFor([]);
      const then = this.#fingerprint(before);
      let answered = await this.#askOnce();
      // What changed while the shell read it may be read in part. A shell that writes such a file by itself is not asked for ever.
      if (this.#fingerprint(before) !== then) answered = await this.#askOnce();
      return (this.#last = answered);
    } catch (error) {
      this.#last = null;
      throw error;
    } finally {
      this.#asking = null;
    }
  }

  async #askOnce(): Promise<Answered> {
    const askedMs = performance.now();
    const contexts = (await this.#ask(this.#machine)).map((one) => withoutPerShell(one, this.#machine));
    const files = this.#filesFor(contexts.map(({ environment }) => environment).reverse());
    const directories = [...new Set(contexts.flatMap(({ path }) => path))].slice(0, 200);
    return {
      contexts,
      files,
      fingerprint: this.#fingerprint(files),
      directories: directories.filter((directory) => !this.#isGone(directory)),
      askedMs,
      at: Date.now(),
    };
  }

  #filesFor(answered: readonly Environment[]): readonly string[] {
    return startupFiles(this.#machine, [this.#machine.environment, ...answered]);
  }

  #fingerprint(paths: readonly string[]): string {
    const { files } = this.#machine;
    return paths
      .map((path) => {
        const facts = files.target(path);
        return facts.ok ? `${facts.value.inode}:${facts.value.modifiedMs}:${facts.value.size}` : '-';
      })
      .join();
  }

  /** A directory on a file system that does not answer is not gone. */
  #isGone(directory: string): boolean {
    const facts = this.#machine.files.target(directory);
    return facts.ok ? facts.value.kind !== 'directory' : facts.failure.kind === 'absent';
  }
}

function ownContext({ environment }: Machine): Context {
  return {
    id: 'daemon',
    path: absoluteDirectories(environment.PATH ?? ''),
    environment,
    certainty: 'observed',
    source: inWords('ownEnvironment'),
  };
}
