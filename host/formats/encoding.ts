/** Text of which nobody says how it is encoded: UTF-8, or UTF-16 as Windows writes it. */

/** Bytes in which zeros are counted. */
const searched = 4096;

/** Anything else is read as UTF-8, which makes something of all bytes. */
export function decoded(bytes: Buffer): string {
  const order = orderOf(bytes);
  if (order === null) return bytes.toString('utf8');
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (order === 'big' ? Buffer.from(even).swap16() : even).toString('utf16le');
}

/** The order of the bytes in UTF-16, by its mark or by where the zeros are: every second byte of English. Null for anything else. */
function orderOf(bytes: Buffer): 'big' | 'little' | null {
  if (bytes.length >= 2 && bytes.readUInt16BE() === 0xfeff) return 'big';
  if (bytes.length >= 2 && bytes.readUInt16BE() === 0xfffe) return 'little';
  const zeros = [0, 0];
  const some = bytes.subarray(0, searched);
  for (const [index, byte] of some.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = some.length / 4;
  if (even > most && odd === 0) return 'big';
  return odd > most && even === 0 ? 'little' : null;
}
