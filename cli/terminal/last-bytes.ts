import type { LastBytes } from '../../host/files/capped.ts';

/** The last bytes of a stream, at most `most`; of one without an end no more than `inAll` are waited for. */
export async function lastOf(stream: AsyncIterable<Buffer>, most: number, inAll: number): Promise<LastBytes> {
  let chunks: Buffer[] = [];
  let held = 0;
  let total = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    held += chunk.length;
    total += chunk.length;
    // Twice as much, so that each byte is copied once or twice and not with every chunk.
    if (held > 2 * most) {
      chunks = [Buffer.concat(chunks).subarray(-most)];
      held = most;
    }
    if (total >= inAll) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(-most), isWhole: total <= most };
}
