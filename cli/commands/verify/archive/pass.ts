import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { DetachedSignature } from '../../../../host/formats/openpgp/detached.ts';
import { Listing } from './listing.ts';

/** Bytes read at once. */
const chunkBytes = 1024 * 1024;

/** What one file is, read through one descriptor. */
export interface Passed {
  /** Hex. */
  readonly sha256: string;
  /** What is in it; null when it is not an archive that we read. */
  readonly listing: Listing | null;
}

/** Hashes a file, shows it to a signature, and lists what is in a tar.gz. The signal ends it between two pieces. */
export async function passThrough(
  path: string,
  signature: DetachedSignature | null,
  signal: AbortSignal,
): Promise<Passed> {
  const handle = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    for await (const chunk of chunksOf(handle, signal)) {
      hash.update(chunk);
      signature?.update(chunk);
    }
    const head = Buffer.alloc(2);
    await handle.read(head, 0, 2, 0);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    return {
      sha256: hash.digest('hex'),
      listing: isGzip ? await Listing.of(chunksOf(handle, signal), signal) : null,
    };
  } finally {
    await handle.close();
  }
}

async function* chunksOf(handle: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    signal.throwIfAborted();
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
