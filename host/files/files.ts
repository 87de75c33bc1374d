import type { ByteSource } from '../binary/source.ts';

/**
 * Why a path could not be read. `blocked` is not `absent`: the file may be there.
 * `privacy` is macOS' own refusal (TCC: EPERM where the permission bits would allow it). `unresponsive`: the file system that it
 * lies on (a network's, a process's) does not answer in time; the file may be there.
 */
export interface FileFailure {
  readonly kind: FailureKind;
  /** One sentence with the path and the system's code. */
  readonly message: string;
}

/** Every way in which a path may fail to be read. */
export const failureKinds = [
  'absent',
  'blocked',
  'privacy',
  'loop',
  'wrong-kind',
  'too-large',
  'unresponsive',
  'other',
] as const;

type FailureKind = (typeof failureKinds)[number];

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FileFailure };

export type FileKind = 'file' | 'directory' | 'link' | 'other';

/** What `lstat` says: links are not followed. */
export interface FileFacts {
  readonly kind: FileKind;
  readonly device: number;
  readonly inode: number;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
  /** When it or what the system keeps of it changed last (ctime), milliseconds since 1970; absent where that was not asked. */
  readonly changedMs?: number | undefined;
  readonly mode: number;
  readonly uid: number;
}

/** Bounded, read-only access to the files of a Host, by absolute path on that machine. Never throws. */
export interface Files {
  /** Facts about the path itself. */
  facts(path: string): Read<FileFacts>;
  /** Facts about what the path leads to, links followed. */
  target(path: string): Read<FileFacts>;
  readLink(path: string): Read<string>;
  realPath(path: string): Read<string>;
  /** Names in a directory, sorted; at most `limit` (default 10,000), otherwise `too-large`. */
  list(path: string, limit?: number): Read<readonly string[]>;
  /** The text of a file of at most `limitBytes` (default 1 MiB), otherwise `too-large`. Invalid UTF-8 becomes U+FFFD. */
  text(path: string, limitBytes?: number): Read<string>;
  /** Opens a regular file (never a FIFO or a device), hands its bytes to `use` and closes it. */
  open<T>(path: string, use: (source: ByteSource) => T): Read<T>;
  /** The path under which the operating system that we run on knows this one: itself, or its place in a simulation's folder. */
  onDisk(path: string): string;
  /**
   * Whether the path, links followed, lies on this machine's own disks, so that no system call about it can hang. About what
   * does not, only the functions above may ask.
   */
  isLocal(path: string): boolean;
  /**
   * A sentence when the file system of a path does not answer now, with the path, the type and the mount; null when it does. It is
   * asked anew each time, for whoever is about to make a call of their own there.
   */
  silence(path: string): string | null;
  /** Whether the system may be asked to report changes in a directory: it and everything directly in it are local. */
  mayWatch(directory: string): boolean;
}
