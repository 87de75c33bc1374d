import type { BinaryReport } from '../../host/binary/report.ts';
import type { FileFailure } from '../../host/files/files.ts';
import type { Architecture, Context, ContextId, Hardware, Platform } from '../../host/host.ts';
import type { Setting, SettingSource } from '../../host/go/setting.ts';
import type { Means } from './means.ts';

/**
 * Who put a toolchain where it is.
 *
 * @open
 */
export type Installer =
  | 'homebrew'
  | 'go.dev package'
  | 'golang.org/dl'
  | 'module cache'
  | 'goenv'
  | 'gvm'
  | 'mise'
  | 'asdf'
  | 'g'
  | 'vfox'
  | 'proto'
  | 'govm'
  | 'gobrew'
  | 'macports'
  | 'nix'
  | 'distribution'
  | 'go install'
  | 'unknown';

/** A path and what it leads to: each link on the way, ending at the real file or at what stopped us. */
export interface Chain {
  /** The path as found first, then each path that a link led to. */
  readonly links: readonly string[];
  /** Every directory that holds a link of the chain or the file: what a watcher has to sit on. */
  readonly directories: readonly string[];
  /** The real file; null if the chain breaks. */
  readonly file: string | null;
  readonly failure: FileFailure | null;
}

/** A `go` that could run, or a tool built by Go. */
export interface Tool {
  /** `go`, `gopls`, `dlv`, … */
  readonly name: string;
  /** The path as it is found, e.g. `/opt/homebrew/bin/go`. Identifies the tool from sweep to sweep. */
  readonly path: string;
  readonly chain: Chain;
  /** `present`; `missing`: the chain breaks; `upgrading`: it breaks where an installer is at work; `blocked`: we may not look. */
  readonly state: 'present' | 'missing' | 'upgrading' | 'blocked';
  /** device:inode:size:mtime of the real file, with the chain: equal if and only if nothing was swapped. */
  readonly fingerprint: string;
  readonly binary: BinaryReport | null;
  /** For `go`: the version of its GOROOT's VERSION file, else of its build info. For tools: the module's version. */
  readonly version: string | null;
  readonly installer: Installer;
  /** The installer's own root: `/opt/homebrew`, `/usr/local`, `~/.goenv`; null if it has none. */
  readonly prefix: string | null;
  /** For `go`: the GOROOT that it would use by its place, with that tree's own version. */
  readonly goroot: { readonly path: string; readonly version: string | null } | null;
  /** What Homebrew's INSTALL_RECEIPT.json says of the keg: `arch x86_64, poured from bottle`. */
  readonly receipt?: string;
  /** For a shim: the file that it would start outside of any project, by its manager's own files. */
  readonly leadsTo?: ShimTarget;
  /** Contexts whose PATH picks this one first. */
  readonly winsIn: readonly ContextId[];
  /** Contexts whose PATH has it at all. */
  readonly seenIn: readonly ContextId[];
}

/** What a version manager's shim starts. */
export interface ShimTarget {
  readonly manager: string;
  /** Path of the `go` that it starts; null when files do not show it. */
  readonly path: string | null;
  /** The real file at that path. */
  readonly file: string | null;
  /** Who decided, or why it is unknown: `~/.goenv/version: 1.22.5`. */
  readonly reason: string;
  /** Where the manager itself stops with an error, so that no go starts. */
  readonly stops?: true;
}

/**
 * Why the go command cannot build with a directory that is to be the GOROOT. `absent`: nothing is there; `not-a-directory`;
 * `relative`: not an absolute path, mostly a `~` or `$HOME` that no shell has expanded; `no-source`: it lacks `src/fmt`;
 * `no-tools`: it lacks a compiler; `other-architecture`: its tools are for other machines than the go command.
 *
 * @open
 */
export type GorootFault =
  'absent' | 'not-a-directory' | 'relative' | 'no-source' | 'no-tools' | 'other-architecture';

/** The tree that a go command takes its compiler and standard library from. */
export interface GorootInUse {
  readonly path: string;
  /** `blocked`: there may be one, but we may not look. */
  readonly state: 'present' | 'absent' | 'blocked';
  /** Why nothing can be built with it; null when it is a whole tree, or we may not look. */
  readonly fault: GorootFault | null;
  /**
   * Where something is wrong with the tree: the path that keeps the go command from writing to its build cache, at which it stops
   * first; null when nothing is known to.
   */
  readonly obstacle: string | null;
  /** First line of its VERSION file; null when there is none, as in a git checkout. */
  readonly version: string | null;
  /** Whose tree it is by its place, such as the version manager below whose root it lies. */
  readonly installer: Installer;
  /** Who names it: `environment` or `FILE:LINE`; null when it is the go's own tree. */
  readonly setBy: string | null;
  /** What kind of setting GOROOT is, also where it names the go's own tree. */
  readonly source: SettingSource['kind'];
}

/** Settings of the go command in the terminal, as far as they decide what `go install` makes. */
export interface Building {
  /** Where it puts programs; null when not known. */
  readonly installs: string | null;
  /** GOARCH; empty when not set. */
  readonly architecture: string;
  /** GOROOT as it is set in the terminal, whatever go is first there. */
  readonly goroot: Setting;
}

/** Where was looked, so that what was not looked at before is distinguished from what is new. */
export interface Looked {
  /** Directories whose names were asked for. */
  readonly listed: ReadonlySet<string>;
  /** Paths that were asked for and not there. */
  readonly absent: ReadonlySet<string>;
  /** Paths of toolchains that were left out, as another path leads to the same file. */
  readonly aliases: ReadonlySet<string>;
}

/** Every Go toolchain and Go-built tool of a machine at one moment. */
export interface Inventory {
  readonly platform: Platform;
  readonly hardware: Hardware;
  readonly contexts: readonly Context[];
  /** Every `go`, winners first. */
  readonly toolchains: readonly Tool[];
  /** gopls, dlv, staticcheck, … in GOBIN, GOPATH/bin and on PATH. */
  readonly tools: readonly Tool[];
  /** The GOROOT with which each context's winner works; none for a shim, which sets it by itself. */
  readonly goroots: ReadonlyMap<ContextId, GorootInUse>;
  /** On macOS, each `brew` on a context's PATH, in the order of search. */
  readonly brews: ReadonlyMap<ContextId, readonly string[]>;
  /** What `go install` does in the terminal; null when nothing is known of one. */
  readonly building: Building | null;
  /** How far was looked; absent: everywhere. */
  readonly looked?: Looked;
  readonly means: Means;
  /** Places that could not be looked at, with the reason. */
  readonly unseen: readonly { readonly path: string; readonly failure: FileFailure }[];
}

/** Whether one of the architectures starts natively on this hardware (a universal file counts if it has the slice). */
export function isNative(architectures: readonly Architecture[], hardware: Hardware): boolean {
  return architectures.some((architecture) => hardware.native.includes(architecture));
}
