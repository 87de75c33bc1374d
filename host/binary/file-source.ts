import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import type { ByteSource } from './source.ts';

/** A path that leads to a directory (`code` EISDIR), or to a FIFO, socket or device (`code` ENOTSUP). */
export class NotAFile extends Error {
  readonly code: 'EISDIR' | 'ENOTSUP';

  constructor(path: string, kind: Stats) {
    const directory = kind.isDirectory();
    super(`${path} is ${directory ? 'a directory' : 'no regular file'}`);
    this.code = directory ? 'EISDIR' : 'ENOTSUP';
  }
}

/**
 * Opens a regular file, links followed, hands its bytes to `use` and closes it.
 * Throws the system's error (`code` ENOENT, EACCES, …) or NotAFile; never waits for a FIFO and never opens a device.
 */
export function withFile<T>(path: string, use: (source: ByteSource) => T): T {
  const before = statSync(path);
  if (!before.isFile()) throw new NotAFile(path, before);
  // Non-blocking, in case a FIFO took its place meanwhile.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw new NotAFile(path, facts);
    return use({ size: facts.size, read: (offset, length) => readFrom(file, offset, length) });
  } finally {
    closeSync(file);
  }
}

function readFrom(file: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
