import { describe, expect, test } from 'vitest';
import { readBuildInfo } from '../../../host/binary/build-info.ts';
import { bytesSource } from '../../../host/binary/bytes-source.ts';
import type { Image } from '../../../host/binary/image.ts';
import { newReader } from '../../../host/binary/reader.ts';

const base = 0x10000;

/** A data segment that is the whole file, mapped at `base`. */
function read(bytes: Uint8Array, section: Image['section'] = null) {
  const segment = {
    address: base,
    offset: 0,
    fileSize: bytes.length,
    memorySize: bytes.length,
    isData: true,
  };
  return readBuildInfo(newReader(bytesSource(bytes)), { segments: [segment], section });
}

function header(pointerSize: number, flags: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.write('\xff Go buildinf:', 'latin1');
  bytes.set([pointerSize, flags], 14);
  return bytes;
}

const framed = (text: string): Buffer =>
  Buffer.concat([Buffer.alloc(16, 1), Buffer.from(text), Buffer.alloc(16, 2)]);

function counted(bytes: Uint8Array, length = bytes.length): Buffer {
  const prefix: number[] = [];
  let rest = length;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) prefix.push((rest % 128) | 0x80);
  return Buffer.concat([Buffer.from([...prefix, rest]), bytes]);
}

const inline = (version: string, text: string): Buffer =>
  Buffer.concat([header(8, 2), counted(Buffer.from(version)), counted(framed(text))]);

const expected = { version: 'go1.20', path: 'a/b', module: null, settings: {} };

/** Header, two string headers and the strings, as Go before 1.18 laid them out. */
function pointers(size: 4 | 8, bigEndian: boolean, change: (blob: Buffer) => void = () => undefined): Buffer {
  const [version, text] = [Buffer.from('go1.20'), framed('path\ta/b\n')];
  const blob = Buffer.concat([header(size, bigEndian ? 1 : 0), Buffer.alloc(4 * size), version, text]);
  const put = (value: number, at: number): void => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    const word = bytes.subarray(8 - size);
    blob.set(bigEndian ? word : word.reverse(), at);
  };
  const strings = 32 + 4 * size;
  put(base + 32, 16);
  put(base + 32 + 2 * size, 16 + size);
  put(base + strings, 32);
  put(version.length, 32 + size);
  put(base + strings + version.length, 32 + 2 * size);
  put(text.length, 32 + 3 * size);
  change(blob);
  return blob;
}

describe('the inline layout', () => {
  test('is found at any alignment, and only there', () => {
    const blob = inline('go1.20', 'path\ta/b\n');
    for (const before of [0, 16, 4096, 65_536, 65_536 + 32, 2 * 1024 * 1024 - 64])
      expect(read(Buffer.concat([Buffer.alloc(before), blob]))).toEqual(expected);
    for (const before of [1, 8, 4097]) expect(read(Buffer.concat([Buffer.alloc(before), blob]))).toBeNull();
    const misaligned = Buffer.concat([Buffer.alloc(8), header(8, 2), Buffer.alloc(8), blob]);
    expect(read(misaligned)).toEqual(expected);
  });

  test('a search that ends early says so, and does not claim that there is none', () => {
    const far = Buffer.concat([Buffer.alloc(2 * 1024 * 1024), inline('go1.20', 'path\ta/b\n')]);
    expect(() => read(far)).toThrow('No Go build info in the first 2097152 bytes of its data.');
    expect(read(Buffer.alloc(2 * 1024 * 1024))).toBeNull();
  });

  test('text without its frame is not module information', () => {
    const unframed = Buffer.concat([
      header(8, 2),
      counted(Buffer.from('go1.20')),
      counted(Buffer.from('path\ta/b\n')),
    ]);
    expect(read(unframed)).toEqual({ ...expected, path: null });
  });

  test('a long version and strings of any length are read', () => {
    for (const length of [1, 127, 128, 16_383, 16_384, 100_000])
      expect(read(inline('v'.repeat(length), 'path\ta/b\n'))?.version).toHaveLength(length);
  });

  test('damage is reported, not guessed', () => {
    const start = header(8, 2);
    const version = counted(Buffer.from('go1.20'));
    const cut = 'The Go build info points outside the data of the file.';
    expect(() => read(Buffer.concat([start, version]))).toThrow('The Go build info is truncated.');
    expect(() => read(Buffer.concat([start, counted(Buffer.from('go'), 50)]))).toThrow(cut);
    expect(() => read(Buffer.concat([start, counted(Buffer.from('go'), 2 ** 40)]))).toThrow(
      'a string of 1099511627776 bytes',
    );
    expect(() => read(Buffer.concat([start, Buffer.alloc(20, 0xff)]))).toThrow(
      'The Go build info is truncated.',
    );
    expect(() => read(Buffer.concat([start, Buffer.alloc(20)]))).toThrow(
      'The Go build info does not name a version.',
    );
    expect(() => read(start.subarray(0, 20))).toThrow(cut);
  });
});

describe('the pointer layout', () => {
  test.each([
    { size: 4, bigEndian: false },
    { size: 4, bigEndian: true },
    { size: 8, bigEndian: false },
    { size: 8, bigEndian: true },
  ] as const)('of $size bytes, big-endian: $bigEndian', ({ size, bigEndian }) => {
    expect(read(pointers(size, bigEndian))).toEqual(expected);
  });

  test('without modules the second pointer is null', () => {
    const blob = pointers(8, false, (bytes) => bytes.writeBigUInt64LE(0n, 24));
    expect(read(blob)).toEqual({ ...expected, path: null });
  });

  test('pointers that lead nowhere and impossible sizes are reported', () => {
    const outside = 'The Go build info points outside the data of the file.';
    expect(() => read(pointers(8, false, (bytes) => bytes.writeBigUInt64LE(2n ** 63n, 16)))).toThrow(outside);
    expect(() => read(pointers(4, true, (bytes) => bytes.writeUInt32BE(base - 1, 16)))).toThrow(outside);
    expect(() => read(pointers(8, false, (bytes) => bytes.writeUInt8(5, 14)))).toThrow('pointers of 5 bytes');
    expect(() => read(pointers(8, false, (bytes) => bytes.writeBigUInt64LE(0n, 40)))).toThrow(
      'does not name a version',
    );
  });
});

test('only the section with the right name is searched', () => {
  const blob = Buffer.concat([Buffer.alloc(64), inline('go1.20', 'path\ta/b\n')]);
  expect(read(blob, { address: base + 64, size: 32 })).toEqual(expected);
  expect(read(blob, { address: base + 60, size: 100 })).toEqual(expected);
  expect(read(blob, { address: base, size: 64 })).toBeNull();
  expect(read(blob, { address: 0, size: 100 })).toBeNull();
});
