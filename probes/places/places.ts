import type { Marks } from '../../host/attributes/marks.ts';
import type { Volume } from '../../host/files/volume.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Platform } from '../../host/host.ts';

/** What a directory or file is to the go command and the tools around it. */
export type PlaceKind =
  | 'build-cache'
  | 'module-cache'
  | 'gopath'
  | 'pkg'
  | 'src'
  | 'bin'
  | 'settings'
  | 'gopls-cache'
  | 'lint-cache'
  /** The directory of a go.mod that somebody works in. */
  | 'module';

/** Something of a place that we may not change. */
export interface Closed {
  readonly path: string;
  readonly uid: Integer;
  /** Permission bits. */
  readonly mode: Integer;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** A place in which Go and its tools write, as far as a sample shows it. */
export interface Place {
  readonly kind: PlaceKind;
  readonly path: string;
  /** It is there; else nothing but the directory above it was looked at, in which it will be made. */
  readonly exists: boolean;
  /** What the tool makes there first, where that does not exist yet; null where it does. */
  readonly missing: string | null;
  /** In the home directory of the user. */
  readonly own: boolean;
  /** How many entries were looked at. */
  readonly sampled: Integer;
  /** Of these, what belongs to somebody else and what of that we may not write. At most 20, and how many there were. */
  readonly foreign: readonly Closed[];
  readonly foreignCount: Integer;
  /** Of these, our own directories that we may not write. */
  readonly closed: readonly Closed[];
  readonly closedCount: Integer;
  /** `bin` only: our own programs that nobody may start. */
  readonly unstartable: readonly string[];
  /** Null when it is unknown. */
  readonly volume: Volume | null;
  /** Of the place itself, and of programs in it; nothing where it could not be asked. */
  readonly marks: ReadonlyMap<string, Marks>;
}

/** A program that was built by Go, or the go command itself, with what its file system keeps of it. */
export interface MarkedProgram {
  readonly name: string;
  /** The real file. */
  readonly file: string;
  /** How it is found. */
  readonly path: string;
  readonly marks: Marks;
}

/** Whose the places are, and whether we may write them. */
export interface Places {
  readonly platform: Platform;
  readonly user: { readonly name: string; readonly uid: number; readonly home: string };
  readonly places: readonly Place[];
  readonly programs: readonly MarkedProgram[];
  /** SELinux contexts that differ from those that the policy gives such a path. */
  readonly labels: readonly Labelled[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

export interface Labelled {
  readonly path: string;
  /** The type that it has, such as `user_tmp_t`, and the one that the policy gives it. */
  readonly has: string;
  readonly expected: string;
  /** `FILE:LINE` of the rule of the policy. */
  readonly source: string;
}
