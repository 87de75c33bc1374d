import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { inWords } from './text.ts';

/** More than any settings file needs; a greater one is not read. */
const settingsBytes = 256 * 1024;

export type Contents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a small regular file of our own: never waits at a FIFO, never reads more than the limit, never throws. */
export function readSmallFile(file: string, limitBytes = settingsBytes): Contents {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', reason: code };
  }
  try {
    if (!fstatSync(descriptor).isFile()) return { kind: 'unreadable', reason: inWords('notAFile') };
    const buffer = Buffer.alloc(limitBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, length);
    if (length > limitBytes)
      return { kind: 'unreadable', reason: inWords('tooLarge', { size: limitBytes / 1024 }) };
    return { kind: 'text', text: new TextDecoder().decode(buffer.subarray(0, length)) };
  } catch (error) {
    return { kind: 'unreadable', reason: codeOf(error) };
  } finally {
    closeSync(descriptor);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
