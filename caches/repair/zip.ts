import { createHash } from 'node:crypto';
import { closeSync, fstatSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { codeOf } from '../identity.ts';
import { sha256 } from '../../host/formats/dirhash.ts';
import { NoFile, openUnmarked, readFully } from './read.ts';
import { inWords } from './text.ts';

/** What go refuses to extract, packed or unpacked (golang.org/x/mod/zip, MaxZipFile). */
const largestZip = 500 * 1024 * 1024;
/** No zip of a module comes near; more would cost too much memory to say anything of. */
const mostEntries = 1_000_000;
/** Bytes of an entry that is unpacked in one go; larger ones pass through in pieces. */
const largestAtOnce = 4 * 1024 * 1024;
/** Of a Unix mode, which a zip has in its upper half (S_IFMT and S_IFLNK of sys/stat.h). */
const fileType = 0o170000;
const linkType = 0o120000;
/** Bytes read ahead: headers and small entries stand side by side. */
const windowBytes = 256 * 1024;

/** The zip cannot be what go once accepted: no zip, cut off, a bomb, checksums that do not fit. */
export class BrokenZip extends Error {}
/** More than we read; nothing can be said of it. */
export class TooMuch extends Error {}

/** Hashes every entry of a module's zip by its stored name, which is `path@version/…`; `link` is called for those that are links. */
export async function zipContent(
  path: string,
  link: (name: string) => void = () => undefined,
): Promise<Map<string, string>> {
  const descriptor = openUnmarked(path);
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw new NoFile(inWords('notAFile', { path }));
    if (facts.size > largestZip) throw new BrokenZip(inWords('tooLarge', { bytes: facts.size }));
    return await entriesOf(new FileReader(descriptor), facts.size, link);
  } finally {
    closeSync(descriptor);
  }
}

async function entriesOf(
  reader: FileReader,
  size: number,
  link: (name: string) => void,
): Promise<Map<string, string>> {
  const zip = await broken(
    fromRandomAccessReaderPromise(reader, size, { autoClose: false, decodeStrings: false }),
  );
  const files = new Map<string, string>();
  let left = largestZip;
  let packed = size;
  const entries = zip.eachEntry();
  for (let next = await broken(entries.next()); next.done !== true; next = await broken(entries.next())) {
    const entry = next.value;
    const name = entry.fileNameRaw.toString('latin1');
    left -= entry.uncompressedSize;
    packed -= entry.compressedSize;
    if (packed < 0) throw new BrokenZip(inWords('overlap'));
    if (left < 0) throw new BrokenZip(inWords('unpacksTooLarge'));
    if (files.size >= mostEntries) throw new TooMuch(inWords('tooManyEntries', { most: mostEntries }));
    if (files.has(name) || name.includes('\n'))
      throw new BrokenZip(inWords('badName', { name: JSON.stringify(name) }));
    files.set(name, await broken(hashEntry(zip, reader, entry)));
    if (((entry.externalFileAttributes >>> 16) & fileType) === linkType) link(name);
  }
  return files;
}

/** Every complaint of yauzl and zlib means that the zip is broken; the system's own errors do not. */
async function broken<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof Error) || error instanceof BrokenZip) throw error;
    if (code !== undefined && !code.startsWith('Z_') && !code.startsWith('ERR_')) throw error;
    throw new BrokenZip(error.message, { cause: error });
  }
}

async function hashEntry(zip: ZipFile, reader: FileReader, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > largestAtOnce || entry.compressedSize > largestAtOnce) {
    return hashStream(await zip.openReadStreamPromise(entry), entry);
  }
  if (!entry.canDecodeFileData()) throw new BrokenZip(`method ${entry.compressionMethod}`);
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = reader.bytes(fileDataStart, entry.compressedSize);
  // One byte more than there should be, so that too much is noticed and costs nothing.
  const plain =
    entry.compressionMethod === 0
      ? packed
      : inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize + 1 });
  if (plain.length !== entry.uncompressedSize) throw new BrokenZip(inWords('wrongSize'));
  checkSum(entry, crc32(plain));
  return sha256(plain);
}

async function hashStream(stream: Readable, entry: Entry): Promise<string> {
  const hash = createHash('sha256');
  let sum = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
  }
  checkSum(entry, sum);
  return hash.digest('hex');
}

/** As archive/zip does (checksumReader): a sum of 0 means that there is none. */
function checkSum(entry: Entry, sum: number): void {
  if (entry.crc32 !== 0 && entry.crc32 !== sum) throw new BrokenZip(inWords('wrongCrc'));
}

/** Reads through a window, at once: a promise for each header would cost more than everything else. */
class FileReader extends RandomAccessReader {
  readonly #descriptor: number;
  readonly #window = Buffer.allocUnsafe(windowBytes);
  #start = 0;
  #length = 0;

  constructor(descriptor: number) {
    super();
    this.#descriptor = descriptor;
  }

  /** The bytes from `position` on; valid until the next read. */
  bytes(position: number, length: number): Uint8Array {
    if (length > windowBytes) {
      const all = Buffer.allocUnsafe(length);
      if (readFully(this.#descriptor, all, position) < length) throw new BrokenZip(inWords('cutOff'));
      return all;
    }
    if (position < this.#start || position + length > this.#start + this.#length) {
      this.#start = position;
      this.#length = readFully(this.#descriptor, this.#window, position);
      if (this.#length < length) throw new BrokenZip(inWords('cutOff'));
    }
    const from = position - this.#start;
    return this.#window.subarray(from, from + length);
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    try {
      into.set(this.bytes(position, length), offset);
    } catch (error) {
      return callback(error instanceof Error ? error : new Error(String(error)));
    }
    callback(null);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Not fs.createReadStream, which closes the descriptor when it is destroyed early.
    return Readable.from(this.#chunks(start, end), { objectMode: false });
  }

  *#chunks(start: number, end: number): Generator<Buffer, undefined> {
    for (let at = start; at < end;) {
      const chunk = Buffer.allocUnsafe(Math.min(windowBytes, end - at));
      const count = readFully(this.#descriptor, chunk, at);
      if (count === 0) return;
      yield chunk.subarray(0, count);
      at += count;
    }
  }
}
