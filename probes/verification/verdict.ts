import type { Architecture } from '../../host/host.ts';

/**
 * What becomes of comparing a Go with what its makers published. `official-edited`: all of it is theirs but for the edits that are
 * named. `unofficial`: built by somebody else (Homebrew, a distribution, oneself), so that there is nothing to compare it with;
 * nobody says that it was tampered with. `differs`: it calls itself official, and is not what was published.
 */
export type Verdict = 'official' | 'official-edited' | 'unofficial' | 'differs' | 'unknown';

/** One thing that speaks for or against what was looked at. */
export interface Proof {
  /**
   * `checksum-database`: Go's own, by its signed note. `built-in`: what that database said when this gowarden was made.
   * `module-record`: what the go command noted when it downloaded the toolchain. `version`, `architecture`: what VERSION, the go
   * command and the file's name say of each other. `origin`: signs that somebody else has built it. `codesign`: Apple's signature
   * on macOS. `sha256-file`, `release-list`, `sha256-given`: a SHA-256 beside the file, in go.dev's list, or given. `signature`:
   * an OpenPGP signature beside it. `paths`: whether an archive holds paths out of its folder. `content`: whether it could be read.
   *
   * @open
   */
  readonly kind:
    | 'checksum-database'
    | 'built-in'
    | 'module-record'
    | 'version'
    | 'architecture'
    | 'origin'
    | 'codesign'
    | 'sha256-file'
    | 'release-list'
    | 'sha256-given'
    | 'signature'
    | 'paths'
    | 'content';
  /** False when it speaks against it, or cannot be read: then the verdict is `unknown`. */
  readonly ok: boolean;
  /** One sentence with the facts. */
  readonly detail: string;
}

/** A file that is not as it was published. */
export interface FileChange {
  /** Relative to the GOROOT. */
  readonly path: string;
  readonly change: 'edited' | 'added' | 'removed' | 'link';
  /** Whether it counts against the tree: an edit of go.env, Finder's litter and programs beside go do not. */
  readonly counts: boolean;
  /** What was edited, where that is known: `GOTOOLCHAIN=local (auto)`. */
  readonly detail: string | null;
}

/** Where a toolchain runs, by the names of Go: `darwin` and `arm64`. */
export interface BuiltFor {
  readonly os: string;
  readonly architecture: Architecture;
}

/** The published content of a toolchain, and who says so. */
export interface Expected {
  /** `h1:…` of the module golang.org/toolchain. */
  readonly hash: string;
  readonly kind: Extract<Proof['kind'], 'checksum-database' | 'built-in' | 'module-record'>;
  readonly detail: string;
}

/** What was found of one toolchain. */
export interface TreeReport {
  readonly goroot: string;
  /** `go1.26.8`; null when the tree does not say. */
  readonly version: string | null;
  readonly builtFor: BuiltFor | null;
  readonly verdict: Verdict;
  readonly proofs: readonly Proof[];
  readonly files: readonly FileChange[];
}

/** `v0.0.1-go1.26.8.darwin-arm64`, the version of the module golang.org/toolchain (https://go.dev/doc/toolchain#select). */
export function moduleVersionOf(version: string, { os, architecture }: BuiltFor): string {
  return `v0.0.1-${version}.${os}-${architecture}`;
}

export const toolchainModule = 'golang.org/toolchain';
