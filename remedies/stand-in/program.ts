import type { Architecture } from '../../host/host.ts';
import type { Outcome } from '../executor.ts';
import type { Machine } from './machine.ts';

/** What is there to be downloaded. */
export interface World {
  /** The version (`1.27.1`) of Homebrew's formula `go`, and of `go@latest`. */
  readonly newest: string;
  /** Every Go that was released; of Macs, for arm64 since 1.16. */
  readonly releases: readonly string[];
  /** The newest of Apple's developer tools, and the SDK in them. */
  readonly developerTools: { readonly version: string; readonly sdk: string };
  /** Versions of the modules that can be installed, by the path of their packages. */
  readonly packages: Readonly<
    Record<string, { readonly module: string; readonly versions: readonly string[] }>
  >;
}

/** A program that was started. */
export interface Call {
  readonly machine: Machine;
  readonly world: World;
  /** The program's own path. */
  readonly path: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `uname -m` answers to it: that of the terminal, which may be translated, unless `arch` says another. */
  readonly runsAs: Architecture;
  /** Root's, as a person is who puts `sudo` before it. */
  readonly isRoot: boolean;
  /** Starts another program in its place. */
  readonly start: (argv: readonly string[], runsAs: Architecture) => Outcome;
}

/** What one program really does to files. Its words on failure are the program's own, or say what its answer means. */
export type Program = (call: Call) => Outcome;

/** Whether that Go can be downloaded for that processor. */
export function isReleased({ releases }: World, version: string, architecture: Architecture): boolean {
  const minor = Number(version.split('.')[1] ?? 0);
  return (
    releases.includes(version) && (architecture === 'amd64' || (architecture === 'arm64' && minor >= 16))
  );
}

/** The words that are not flags, and whether each of the flags is there. */
export function wordsOf(words: readonly string[]): {
  readonly plain: readonly string[];
  readonly flags: ReadonlySet<string>;
} {
  return {
    plain: words.filter((word) => !word.startsWith('-')),
    flags: new Set(words.filter((word) => word.startsWith('-'))),
  };
}
