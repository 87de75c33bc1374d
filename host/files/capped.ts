import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { inWords } from './text.ts';

/** Thrown for a file that holds more than its reader takes. */
export class TooLargeError extends Error {
  /** As the system calls it, so that who handles its errors handles this one. */
  readonly code = 'EFBIG';
}

/** Thrown for what may have no end, or whose writer may never come: a FIFO, a device, a socket. */
export class NotAFileError extends Error {
  /** As the system calls an argument that it does not take. */
  readonly code = 'EINVAL';
}

const step = 65_536;

/** O_NONBLOCK: opening a FIFO must not wait for its writer. */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

function openFile(path: string): number {
  const descriptor = openSync(path, openFlags);
  const facts = fstatSync(descriptor);
  // A directory has the system's own error, when it is read.
  if (facts.isFile() || facts.isDirectory()) return descriptor;
  closeSync(descriptor);
  throw new NotAFileError(inWords('notAFile', { path }));
}

/** A path, or a descriptor that is open already and stays so. */
type Source = string | number;

/**
 * The bytes of a file, at most `limit` of them: more is a TooLargeError, as half of a file would be read as something else. Else
 * the errors are those of `readFileSync`, but for a path of anything but a file: that is a NotAFileError at once. Reads to the end and
 * not to the size, which is 0 for files below /proc.
 */
export function cappedBytes(source: Source, limit: number): Buffer {
  const descriptor = typeof source === 'number' ? source : openFile(source);
  try {
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.min(step, limit - total + 1));
      const count = readSync(descriptor, chunk, 0, chunk.length, null);
      if (count === 0) return Buffer.concat(chunks, total);
      total += count;
      if (total > limit) throw new TooLargeError(inWords('overLimit', { source, limit }));
      chunks.push(chunk.subarray(0, count));
    }
  } finally {
    if (typeof source === 'string') closeSync(descriptor);
  }
}

/** The same as text, in UTF-8. */
export function cappedText(source: Source, limit: number): string {
  return cappedBytes(source, limit).toString('utf8');
}

/** The last bytes of something, and whether that is all of it. */
export interface LastBytes {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

/** The last bytes of a file, at most `most`. */
export function lastBytes(path: string, most: number): LastBytes {
  const descriptor = openFile(path);
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, most));
    const count = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return { bytes: bytes.subarray(0, count), isWhole: size <= most };
  } finally {
    closeSync(descriptor);
  }
}

/** The same as text, in UTF-8. */
export function lastText(path: string, most: number): string {
  return lastBytes(path, most).bytes.toString('utf8');
}
