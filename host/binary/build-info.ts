import { Buffer } from 'node:buffer';
import { Fields } from './fields.ts';
import { locate, type Image } from './image.ts';
import { parseModuleInfo } from './module-info.ts';
import { Malformed, type Reader } from './reader.ts';
import type { GoBuild } from './report.ts';
import { inWords } from './text.ts';

// The format: https://github.com/golang/go/blob/go1.26.0/src/debug/buildinfo/buildinfo.go
const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const alignment = 16;
const headerSize = 32;
/** The linker puts the blob at the start of the writable data, so a search needs no more than this. */
const searchLimit = 2 * 1024 * 1024;
const searchChunk = 64 * 1024;
/** Far above what Go writes (a thousand dependencies: 100 kB): more is damage. */
const longestString = 1024 * 1024;

/** The build info of a Go binary; null when it has none. Malformed when it has one that cannot be read. */
export function readBuildInfo(reader: Reader, image: Image): GoBuild | null {
  const address = findBlob(reader, image);
  if (address === null) return null;
  const header = readAt(reader, image, address, headerSize);
  const flags = header[15] ?? 0;
  const [version, moduleInfo] =
    (flags & 2) !== 0
      ? inlineStrings(reader, image, address + headerSize)
      : pointedStrings(reader, image, header);
  if (version.length === 0) throw new Malformed(inWords('noVersion'));
  return { version: text(version), ...parseModuleInfo(text(unframed(moduleInfo))) };
}

function findBlob(reader: Reader, image: Image): number | null {
  const data = image.segments.find((segment) => segment.isData);
  const range = image.section ?? (data && { address: data.address, size: data.memorySize });
  if (!range) return null;
  const start = Math.ceil(range.address / alignment) * alignment;
  const place = locate(image, start);
  if (!place) return null;
  const all = Math.min(range.address + range.size - start, place.left);
  const end = Math.min(all, searchLimit);
  for (let from = 0, chunk = headerSize; from < end; from += chunk, chunk = searchChunk) {
    const length = Math.min(chunk, end - from);
    const bytes = reader.exact(place.offset + from, length, inWords('theData'));
    const found = alignedMagic(bytes);
    if (found !== null) return start + from + found;
  }
  if (all > end) throw new Malformed(inWords('noBuildInfo', { limit: end }));
  return null;
}

function alignedMagic(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = buffer.indexOf(magic);
  while (found % alignment !== 0 && found !== -1) found = buffer.indexOf(magic, found + 1);
  return found === -1 ? null : found;
}

/** Since Go 1.18: two strings after the header, each behind its length. */
function inlineStrings(reader: Reader, image: Image, address: number): [Uint8Array, Uint8Array] {
  const version = inlineString(reader, image, address);
  return [version.bytes, inlineString(reader, image, version.next).bytes];
}

function inlineString(reader: Reader, image: Image, address: number): { bytes: Uint8Array; next: number } {
  const place = locate(image, address);
  const prefix = place ? reader.some(place.offset, Math.min(10, place.left)) : new Uint8Array(0);
  let length = 0;
  for (const [index, byte] of prefix.entries()) {
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte >= 0x80) continue;
    const start = address + index + 1;
    return { bytes: readAt(reader, image, start, length), next: start + length };
  }
  throw new Malformed(inWords('buildInfoCutOff'));
}

/** Before Go 1.18: the addresses of two Go strings, each of which is an address and a length. */
function pointedStrings(reader: Reader, image: Image, header: Uint8Array): [Uint8Array, Uint8Array] {
  const size = header[14];
  if (size !== 4 && size !== 8) throw new Malformed(inWords('pointerSize', { size: size ?? 0 }));
  const bigEndian = ((header[15] ?? 0) & 1) !== 0;
  const pointers = new Fields(header, bigEndian);
  const follow = (at: number): Uint8Array => {
    const target = new Fields(readAt(reader, image, pointers.word(at, size === 8), 2 * size), bigEndian);
    return readAt(reader, image, target.word(0, size === 8), target.word(size, size === 8));
  };
  const version = follow(16);
  // A program built without modules has a null pointer here.
  const hasModule = pointers.word(16 + size, size === 8) !== 0;
  return [version, hasModule ? follow(16 + size) : new Uint8Array(0)];
}

function readAt(reader: Reader, image: Image, address: number, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0);
  if (length > longestString) throw new Malformed(inWords('stringSize', { size: length }));
  const place = locate(image, address);
  if (!place || place.left < length) throw new Malformed(inWords('pointsOutside'));
  return reader.exact(place.offset, length, inWords('theBuildInfo'));
}

/** Without the 16 marker bytes that cmd/go puts on either side; nothing if they are not there. */
function unframed(moduleInfo: Uint8Array): Uint8Array {
  const { length } = moduleInfo;
  const framed = length >= 33 && moduleInfo[length - 17] === 0x0a;
  return framed ? moduleInfo.subarray(16, length - 16) : new Uint8Array(0);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
