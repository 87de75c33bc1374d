/** Maximum number of characters of each part of a path in such a name. */
const longestPart = 20;

/**
 * The name under which mise keeps what it knows of a path, in its state directory: `<parent>-<name>-<hash>`. The path is a real
 * one, absolute. https://github.com/jdx/mise/blob/main/src/config/config_file/mod.rs, `hashed_path_filename`
 */
export function stateName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const shown = parts.slice(-2).map((part) => Array.from(part).slice(0, longestPart).join(''));
  return [...shown, hashOfPath(parts)].join('-');
}

/** The name that mise before 2024.12 gave it: only a hash, of the hash in hexadecimal. */
export function oldStateName(path: string): string {
  const hash = hashOfPath(path.split('/').filter((part) => part !== ''));
  // Rust ends each string that it hashes with a byte that no UTF-8 text has.
  return sipHash(Buffer.concat([Buffer.from(hash), Buffer.of(0xff)])).toString(16);
}

const mask = (1n << 64n) - 1n;

/** As Rust hashes a path: the bytes of its parts, then their lengths (library/std/src/path.rs, `impl Hash for Path`). */
function hashOfPath(parts: readonly string[]): string {
  const bytes = parts.map((part) => Buffer.from(part));
  const lengths = Buffer.alloc(8);
  lengths.writeBigUInt64LE(
    bytes.reduce((sum, { length }) => rotated((sum + BigInt(length)) & mask, 62n), 0n),
  );
  return sipHash(Buffer.concat([...bytes, lengths])).toString(16);
}

function rotated(word: bigint, left: bigint): bigint {
  return ((word << left) | (word >> (64n - left))) & mask;
}

/** SipHash-2-4 with a key of zeros (https://www.aumasson.jp/siphash/siphash.pdf). */
function sipHash(bytes: Buffer): bigint {
  let [a, b, c, d] = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n];
  const rounds = (count: number): void => {
    for (let round = 0; round < count; round += 1) {
      a = (a + b) & mask;
      c = (c + d) & mask;
      b = rotated(b, 13n) ^ a;
      d = rotated(d, 16n) ^ c;
      a = (rotated(a, 32n) + d) & mask;
      c = (c + b) & mask;
      d = rotated(d, 21n) ^ a;
      b = rotated(b, 17n) ^ c;
      c = rotated(c, 32n);
    }
  };
  const padded = Buffer.concat([bytes, Buffer.alloc(8 - (bytes.length % 8))]);
  padded[padded.length - 1] = bytes.length & 0xff;
  for (let at = 0; at < padded.length; at += 8) {
    const word = padded.readBigUInt64LE(at);
    d ^= word;
    rounds(2);
    a ^= word;
  }
  c ^= 0xffn;
  rounds(4);
  return a ^ b ^ c ^ d;
}
