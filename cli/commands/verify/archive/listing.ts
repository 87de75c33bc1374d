import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BrokenTar, type TarEntry, TarReader, type TarVisitor } from '../../../../host/formats/tar.ts';
import { Escapes } from './escapes.ts';

/** No release unpacks to so much; GoLand has 3 GB. */
const mostBytes = 16 * 1024 ** 3;
/** Bytes of a file of which the content is kept: bin/go has 15 MB. */
const mostKept = 64 * 1024 * 1024;
const kept = /^[^/]+\/(?:VERSION|bin\/go|product-info\.json|Resources\/product-info\.json)$/;

/** What is in a tar.gz. */
export class Listing implements TarVisitor {
  /** SHA-256 of each file in hex, by its name (latin1). */
  readonly files = new Map<string, string>();
  /** Content of the few files that say what it is. */
  readonly texts = new Map<string, Buffer>();
  /** Links and the like. */
  readonly others: string[] = [];
  readonly escapes = new Escapes();
  /** Why it could not be read to its end. */
  problem: string | null = null;
  #last: { readonly name: string; readonly hash: Hash; readonly parts: Buffer[] } | null = null;

  static async of(packed: AsyncIterable<Buffer>): Promise<Listing> {
    const listing = new Listing();
    const tar = new TarReader(listing);
    let bytes = 0;
    const gunzip = createGunzip();
    try {
      for await (const chunk of Readable.from(packed)
        .on('error', (error) => gunzip.destroy(error))
        .pipe(gunzip)) {
        bytes += (chunk as Buffer).length;
        if (bytes > mostBytes) throw new BrokenTar(`> ${mostBytes} B`);
        tar.push(chunk as Buffer);
      }
      tar.end();
      listing.#finish();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!(error instanceof BrokenTar) && !code.startsWith('Z_')) throw error;
      listing.problem = error instanceof BrokenTar ? error.message : `gzip: ${code}`;
    }
    return listing;
  }

  entry(entry: TarEntry): ((chunk: Buffer) => void) | null {
    this.#finish();
    const { name, kind, size } = entry;
    this.escapes.see(entry);
    if (kind === 'link' || kind === 'other') this.others.push(name);
    if (kind !== 'file') return null;
    const last = { name, hash: createHash('sha256'), parts: [] as Buffer[] };
    this.#last = last;
    const keeps = kept.test(name) && size <= mostKept;
    return (chunk) => {
      last.hash.update(chunk);
      if (keeps) last.parts.push(Buffer.from(chunk));
    };
  }

  #finish(): void {
    if (!this.#last) return;
    const { name, hash, parts } = this.#last;
    this.files.set(name, hash.digest('hex'));
    if (kept.test(name)) this.texts.set(name, Buffer.concat(parts));
    this.#last = null;
  }
}
