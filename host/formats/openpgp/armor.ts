/** Bytes of an armoured text; Google's block of keys has 16 KB. */
const largest = 256 * 1024;

/**
 * The bytes of an ASCII-armoured OpenPGP block (RFC 4880, 6): the first of that kind in the text. Null when none is there, or it
 * is truncated, not base64, or has a wrong checksum.
 */
export function dearmored(text: string, kind: 'SIGNATURE' | 'PUBLIC KEY BLOCK'): Uint8Array | null {
  if (text.length > largest) return null;
  const lines = text.split('\n').map((line) => line.trimEnd());
  const start = lines.indexOf(`-----BEGIN PGP ${kind}-----`);
  const end = lines.indexOf(`-----END PGP ${kind}-----`, start);
  const blank = lines.indexOf('', start);
  if (start === -1 || end === -1 || blank === -1 || blank > end) return null;
  const body = lines.slice(blank + 1, end).filter((line) => line !== '');
  const checksum = body.at(-1)?.startsWith('=') === true ? body.pop()?.slice(1) : undefined;
  const base64 = body.join('');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const bytes = Buffer.from(base64, 'base64');
  if (checksum !== undefined && checksum !== crc24(bytes)) return null;
  return bytes;
}

/** RFC 4880, 6.1, as base64. */
function crc24(bytes: Uint8Array): string {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb;
    }
  }
  return Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
}
