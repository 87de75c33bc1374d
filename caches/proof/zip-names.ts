import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf } from '../identity.ts';

/** Sizes in bytes of the files that a zip says it holds, by their names. */
export type ZipNames = ReadonlyMap<string, number>;

const endBytes = 22;
/** The end record with the longest comment that it may have. */
const mostTail = endBytes + 0xffff;
/** Bytes: Go rejects a zip above 500 MB, and none has names of more than this. */
const mostDirectory = 64 * 1024 * 1024;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/**
 * The names below `prefix` in a zip's central directory, without the prefix; null where there is none to read, as when
 * the zip was pruned. Nothing is unpacked, which is repair's work (caches/repair/zip.ts): here as many zips are asked
 * as there are modules, by a walk that waits for nobody, while yauzl only answers later. The format:
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16.
 */
export function zipNames(path: string, prefix: string): ZipNames | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
  try {
    const facts = fstatSync(descriptor);
    const directory = facts.isFile() ? directoryOf(descriptor, facts.size) : null;
    return directory && namesIn(directory, prefix);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function directoryOf(descriptor: number, size: number): { bytes: Buffer; count: number } | null {
  const tail = read(descriptor, Math.max(0, size - mostTail), Math.min(size, mostTail));
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark) continue;
    const [count, length, start] = [
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ];
    // Anything larger is in another record (Zip64), which no module needs.
    if (count === 0xffff || length > mostDirectory || start + length > size) return null;
    return { bytes: read(descriptor, start, length), count };
  }
  return null;
}

function read(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, start + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

function namesIn({ bytes, count }: { bytes: Buffer; count: number }, prefix: string): ZipNames | null {
  const names = new Map<string, number>();
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return null;
    const end = at + 46 + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, end);
    if (!name.startsWith(prefix)) return null;
    if (!name.endsWith('/')) names.set(name.slice(prefix.length), bytes.readUInt32LE(at + 24));
    at = end + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names.size === 0 ? null : names;
}
