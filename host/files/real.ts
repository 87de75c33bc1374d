import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  readlinkSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { isAbsolute } from 'node:path';
import type { ByteSource } from '../binary/source.ts';
import { failure, failureOf } from './failure.ts';
import type { FileFacts, FileFailure, FileKind, Files, Read } from './files.ts';
import { inWords } from './text.ts';

const defaultListLimit = 10_000;
const defaultTextLimit = 1024 * 1024;
/** Most bytes handed out by one read of a ByteSource, whatever was asked for. */
const longestRead = 64 * 1024 * 1024;

/** O_NONBLOCK: opening a FIFO must not wait for its writer, should one take the place of the file that we looked at. */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

export interface RealFilesOptions {
  /** Distinguishes macOS' privacy protection from permission bits. */
  readonly darwin: boolean;
  readonly uid: number;
  /** Places that are not to be opened; null where there is none. */
  readonly closed?: (path: string) => FileFailure | null;
}

/** The files of the machine that we run on. */
export function realFiles({ darwin, uid, closed }: RealFilesOptions): Files {
  const attempt = <T>(path: string, act: () => T, opens = false): Read<T> => {
    if (!isAbsolute(path)) return { ok: false, failure: failure(path, 'other', inWords('notAbsolute')) };
    const refusal = opens ? closed?.(path) : null;
    if (refusal) return { ok: false, failure: refusal };
    try {
      return { ok: true, value: act() };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, failure: failure(path, error.kind, error.message) };
      if (error instanceof CallerError) throw error.cause;
      const asked = darwin ? { uid, refused: () => statOf(path) } : null;
      return { ok: false, failure: failureOf(path, error, asked) };
    }
  };
  // Most of the requested files do not exist: an error thrown for each, with its stack, would be a quarter of a sweep.
  const facts = (path: string, ask: typeof statSync, opens = false): Read<FileFacts> => {
    const stats = attempt(path, () => ask(path, { throwIfNoEntry: false }), opens);
    if (!stats.ok) return stats;
    if (!stats.value) return { ok: false, failure: failure(path, 'absent', 'ENOENT') };
    return { ok: true, value: factsOf(stats.value) };
  };
  const ofKind = <T>(path: string, kind: FileKind, act: () => T): Read<T> => {
    // Checked before opening, since opening a device can have effects.
    const found = facts(path, statSync, true);
    if (!found.ok) return found;
    if (found.value.kind !== kind)
      return {
        ok: false,
        failure: failure(path, 'wrong-kind', inWords(kind === 'directory' ? 'notADirectory' : 'notRegular')),
      };
    return attempt(path, act, true);
  };
  const open = <T>(path: string, use: (descriptor: number, size: number) => T): Read<T> =>
    ofKind(path, 'file', () => withDescriptor(path, use));

  return {
    facts: (path) => facts(path, lstatSync),
    target: (path) => facts(path, statSync),
    readLink: (path) => attempt(path, () => readlinkSync(path)),
    realPath: (path) => attempt(path, () => realpathSync.native(path)),
    list: (path, limit = defaultListLimit) => ofKind(path, 'directory', () => namesIn(path, limit)),
    text: (path, limit = defaultTextLimit) =>
      open(path, (descriptor, size) => textOf(descriptor, size, limit)),
    open: (path, use) =>
      open(path, (descriptor, size) => {
        const source = sourceOf(descriptor, size);
        try {
          return use(source);
        } catch (error) {
          if (isSystemError(error)) throw error;
          throw new CallerError('the caller of open failed', { cause: error });
        }
      }),
    onDisk: (path) => path,
    isLocal: () => true,
    silence: () => null,
    mayWatch: () => true,
  };
}

/** A refusal of our own and not of the system. */
class Refusal extends Error {
  readonly kind: FileFailure['kind'];
  constructor(kind: FileFailure['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Carries what the caller's own function threw past our handling of read errors. */
class CallerError extends Error {}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Not even its bits can be asked for: the first refusal counts.
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

export function factsOf(stats: Stats): FileFacts {
  return {
    kind: kindOf(stats),
    device: stats.dev,
    inode: stats.ino,
    size: stats.size,
    modifiedMs: stats.mtimeMs,
    changedMs: stats.ctimeMs,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
  };
}

function namesIn(path: string, limit: number): readonly string[] {
  const directory = opendirSync(path, { bufferSize: 512 });
  try {
    const names: string[] = [];
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (names.length === limit) throw new Refusal('too-large', inWords('tooManyEntries', { limit }));
      names.push(entry.name);
    }
    return names.sort();
  } finally {
    directory.closeSync();
  }
}

function withDescriptor<T>(path: string, use: (descriptor: number, size: number) => T): T {
  const descriptor = openSync(path, openFlags);
  try {
    const stats = fstatSync(descriptor);
    // What was really opened.
    if (!stats.isFile()) throw new Refusal('wrong-kind', inWords('notRegular'));
    return use(descriptor, stats.size);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads to the end and not to the size, which is 0 for files below /proc. */
function textOf(descriptor: number, size: number, limit: number): string {
  if (size > limit) throw new Refusal('too-large', inWords('limitIs', { size, limit }));
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(Math.max(size - total + 1, 4096), 65_536));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return Buffer.concat(chunks, total).toString('utf8');
    total += count;
    if (total > limit) throw new Refusal('too-large', inWords('tooManyBytes', { limit }));
    chunks.push(chunk.subarray(0, count));
  }
}

function sourceOf(descriptor: number, size: number): ByteSource {
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset, longestRead));
      if (!Number.isSafeInteger(offset) || offset < 0 || !(wanted > 0)) return new Uint8Array(0);
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const count = readSync(descriptor, bytes, filled, wanted - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
  };
}
