import type { ByteSource } from './source.ts';
import { inWords } from './text.ts';

/** A file that contradicts its own format or ends too early. Its message is a sentence; `readBinary` turns it into a reason. */
export class Malformed extends Error {}

/** The most bytes that are read of one file, whatever its header promises. */
export const readBudget = 8 * 1024 * 1024;

const blockSize = 4096;

/** Reads from a source within a budget; small reads near each other cost one call. */
export interface Reader {
  readonly size: number;
  /** Exactly `length` bytes, or Malformed saying that `what` is cut off. */
  exact(offset: number, length: number, what: string): Uint8Array;
  /** Up to `length` bytes; fewer at the end. */
  some(offset: number, length: number): Uint8Array;
  /** The bytes from `offset` on as a file of their own, on the same budget. */
  part(offset: number, size: number): Reader;
}

interface Block {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export function newReader(source: ByteSource, budget = readBudget): Reader {
  let left = budget;
  let first: Block | null = null;
  let last: Block | null = null;

  function fetch(offset: number, length: number): Block {
    if (length > left) throw new Malformed(inWords('asksTooMuch', { most: budget }));
    left -= length;
    const bytes = source.read(offset, length);
    const block = { offset, bytes: bytes.length > length ? bytes.subarray(0, length) : bytes };
    first ??= block;
    last = block;
    return block;
  }

  function some(offset: number, length: number): Uint8Array {
    const wanted = Math.min(length, source.size - offset);
    if (!(wanted > 0)) return new Uint8Array(0);
    const block = holding(first, offset, wanted) ?? holding(last, offset, wanted);
    const from = block ?? fetch(offset, Math.min(Math.max(wanted, blockSize), source.size - offset));
    return from.bytes.subarray(offset - from.offset, offset - from.offset + wanted);
  }
  return within(some, 0, source.size);
}

function holding(block: Block | null, offset: number, length: number): Block | null {
  const holds =
    block !== null && offset >= block.offset && offset + length <= block.offset + block.bytes.length;
  return holds ? block : null;
}

function within(read: Reader['some'], start: number, size: number): Reader {
  const some: Reader['some'] = (offset, length) =>
    read(start + offset, Math.max(0, Math.min(length, size - offset)));
  return {
    size,
    some,
    exact(offset, length, what) {
      const bytes = offset + length <= size ? some(offset, length) : null;
      if (!bytes || bytes.length < length) throw new Malformed(inWords('cutOff', { what }));
      return bytes;
    },
    part: (offset, partSize) => within(read, start + offset, Math.max(0, Math.min(partSize, size - offset))),
  };
}
