import type { Architecture } from '../host.ts';

export type BinaryFormat = 'mach-o' | 'mach-o-fat' | 'elf' | 'script' | 'unknown';

/** What a file is, read from its bytes and never by running it. */
export interface BinaryReport {
  readonly format: BinaryFormat;
  /** GOARCH names, one for each slice, in file order; empty for scripts and unknown files. */
  readonly architectures: readonly Architecture[];
  readonly slices: readonly Slice[];
  /** Build info of the first slice that has it; null when the file is not Go's or has none. */
  readonly go: GoBuild | null;
  /** Only for `script`. */
  readonly script: Script | null;
  /** Why it is `unknown`, or what could not be read of it: one sentence. */
  readonly reason?: string;
}

/** One architecture's part of a universal file, or the whole of a thin one. */
export interface Slice {
  readonly architecture: Architecture;
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly size: number;
  readonly go: GoBuild | null;
  /** Mach-O only: LC_UUID in lower-case hex with dashes, null if it has none (macOS 26 refuses to start such a binary). */
  readonly uuid?: string | null;
  /** Mach-O only: lowest macOS it starts on, `12.0`; null if it does not say. */
  readonly minimumMacos?: string | null;
  /** Mach-O only: whether it carries LC_CODE_SIGNATURE; its validity is not checked. */
  readonly signed?: boolean;
}

/** What the Go linker wrote into a binary (`go version -m`). */
export interface GoBuild {
  /** As written: `go1.26.8`, `devel go1.27-…`, `go1.22.5 X:…`. */
  readonly version: string;
  /** Main package path, null for binaries built without module information (such as `go` itself). */
  readonly path: string | null;
  /** Main module, its version `(devel)` for a build in a checkout without one; null when built without modules, as Go itself is. */
  readonly module: { readonly path: string; readonly version: string } | null;
  /** Every `build` line: GOOS, GOARCH, GOAMD64, GOARM64, CGO_ENABLED, -buildmode, -ldflags, vcs.revision, … */
  readonly settings: Readonly<Record<string, string>>;
  /** A dependency was replaced, so `go install PATH@VERSION` would refuse this module. */
  readonly replaces?: true;
  /** Version of golang.org/x/tools among its dependencies, with which programs read Go source: `v0.22.0`. */
  readonly sourceTools?: string;
}

export interface Script {
  /** The interpreter line without `#!`, trimmed, at most 256 characters. */
  readonly interpreter: string;
  /** The version manager whose shim this is, as far as its text shows; null for any other script. */
  readonly shim: 'goenv' | 'asdf' | 'mise' | 'gvm' | 'govm' | 'nix' | 'homebrew' | null;
}
