import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inWords } from './text.ts';

/** Thrown for a file that holds more than its reader takes. */
export class TooLargeError extends Error {
  /** As the system calls it, so that who handles its errors handles this one. */
  readonly code = 'EFBIG';
}

const step = 65_536;

/** A path, or a descriptor that is open already and stays so. */
type Source = string | number;

/**
 * The bytes of a file, at most `limit` of them: more is a TooLargeError, as half of a file would be read as something else. Else
 * the errors are those of `readFileSync`. Reads to the end and not to the size, which is 0 for files below /proc.
 */
export function cappedBytes(source: Source, limit: number): Buffer {
  const descriptor = typeof source === 'number' ? source : openSync(source, 'r');
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

/** The last bytes of a file, at most `most`, as text. */
export function lastText(path: string, most: number): string {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, most));
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, size - bytes.length));
  } finally {
    closeSync(descriptor);
  }
}
