import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BrokenTar, type TarEntry, TarReader, type TarVisitor } from '../../../../host/formats/tar.ts';
import { Escapes } from './escapes.ts';

/** No release unpacks to so much; GoLand has 3 GB. */
const mostBytes = 16 * 1024 ** 3;
/** An archive of programs unpacks to four times its size; what goes far beyond was made to keep us. */
const mostTimes = 200;
const alwaysBytes = 64 * 1024 * 1024;
/** Bytes of all files of which the content is kept: bin/go has 15 MB. */
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
  #last: {
    readonly name: string;
    readonly hash: Hash;
    /** Null where the content is not kept. */
    readonly parts: Buffer[] | null;
  } | null = null;
  #kept = 0;

  /** Rejects with the reason of an abort. */
  static async of(packed: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Listing> {
    const listing = new Listing();
    const tar = new TarReader(listing);
    let bytes = 0;
    let taken = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of packed) {
        taken += chunk.length;
        yield chunk;
      }
    };
    const gunzip = createGunzip();
    try {
      for await (const chunk of Readable.from(counted())
        .on('error', (error) => gunzip.destroy(error))
        .pipe(gunzip)) {
        signal.throwIfAborted();
        bytes += (chunk as Buffer).length;
        if (bytes > mostBytes) throw new BrokenTar(`> ${mostBytes} B`);
        if (bytes > alwaysBytes && bytes > mostTimes * taken) throw new BrokenTar(`gzip: > ${mostTimes} : 1`);
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
    if (kind !== 'file' && kind !== 'directory') this.others.push(name);
    if (kind !== 'file') return null;
    const keeps = kept.test(name) && this.#kept + size <= mostKept;
    const last = { name, hash: createHash('sha256'), parts: keeps ? ([] as Buffer[]) : null };
    this.#last = last;
    if (keeps) this.#kept += size;
    return (chunk) => {
      last.hash.update(chunk);
      last.parts?.push(Buffer.from(chunk));
    };
  }

  #finish(): void {
    if (!this.#last) return;
    const { name, hash, parts } = this.#last;
    this.files.set(name, hash.digest('hex'));
    if (parts) this.texts.set(name, Buffer.concat(parts));
    this.#last = null;
  }
}
