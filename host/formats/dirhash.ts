import { createHash, hash } from 'node:crypto';

/** What a tree or a zip holds: the SHA-256 of each file in hex, by its name with every byte as one character (latin1). */
export type FileHashes = ReadonlyMap<string, string>;

export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/**
 * Go's `h1:` hash: SHA-256 over a line `<hex>  <name>\n` for each file, by name bytewise (golang.org/x/mod/sumdb/dirhash,
 * Hash1). Names hold every byte as one character, so that comparing characters compares bytes.
 */
export function h1(files: Iterable<readonly [name: string, sha256: string]>): string {
  const lines = [...files].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const all = createHash('sha256');
  for (const [name, sum] of lines) all.update(`${sum}  ${name}\n`, 'latin1');
  return `h1:${all.digest('base64')}`;
}

/** The hash of a go.mod alone, as the `/go.mod` lines of go.sum have it (cmd/go/internal/modfetch, goModSum). */
export function h1OfGoMod(sum: string): string {
  return h1([['go.mod', sum]]);
}
