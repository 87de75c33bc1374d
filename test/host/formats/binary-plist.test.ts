import { execFileSync, spawnSync } from 'node:child_process';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { readBinaryPlist, readPlist } from '../../../host/formats/binary-plist.ts';
import { isDictionary, isPlistArray, type Plist } from '../../../host/formats/plist.ts';
import { forgeBinaryPlist, type PlistSketch } from '../../../host/simulated/forge.plist.ts';

/** Dictionaries as objects, so that they can be compared; otherwise a Map with any keys. */
function plain(value: Plist | null): unknown {
  if (isDictionary(value)) return { dict: [...value].map(([key, one]) => [key, plain(one)]) };
  return isPlistArray(value) ? value.map(plain) : value;
}

function expected(value: PlistSketch): unknown {
  if (Array.isArray(value)) return value.map((one) => expected(one as PlistSketch));
  if (typeof value !== 'object' || value instanceof Date) return value;
  return { dict: Object.entries(value).map(([key, one]) => [key, expected(one)]) };
}

const { sketch } = fc.letrec<{ sketch: PlistSketch }>((tie) => ({
  sketch: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    fc.double({ noInteger: true, noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
    fc.array(tie('sketch'), { maxLength: 20 }),
    fc.dictionary(fc.string({ maxLength: 8 }), tie('sketch'), { maxKeys: 8 }),
  ),
}));

const runs = process.env.GOWARDEN_LONG === '1' ? 20_000 : 150;

test('what was written is read back', () => {
  fc.assert(
    fc.property(sketch, (value) => {
      expect(plain(readPlist(forgeBinaryPlist(value)))).toEqual(expected(value));
    }),
    { numRuns: runs },
  );
});

test('whatever is cut, changed or inserted, nothing is thrown and it ends', () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(sketch, fc.array(change, { maxLength: 4 }), fc.nat(), (value, changes, cut) => {
      const bytes = forgeBinaryPlist(value);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      readPlist(bytes);
      readPlist(bytes.subarray(0, cut % bytes.length));
      readBinaryPlist(Buffer.concat([Buffer.from('bplist00'), bytes.subarray(cut % bytes.length)]));
    }),
    { numRuns: runs },
  );
});

/** A list of raw objects, the first on top, with references of one byte. */
function list(objects: readonly Buffer[], over: Partial<{ count: number; top: number }> = {}): Buffer {
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) at = offsets.push(at) && at + object.length;
  const trailer = Buffer.alloc(32);
  [trailer[6], trailer[7]] = [2, 1];
  trailer.writeBigUInt64BE(BigInt(over.count ?? objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(over.top ?? 0), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  const table = Buffer.concat(offsets.map((offset) => Buffer.of(offset >> 8, offset & 255)));
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

/** Arrays of one element nested in each other, from a number on; the last is given. */
function chain(from: number, length: number, last: Buffer): readonly Buffer[] {
  return Array.from({ length }, (_, at) => (at === length - 1 ? last : Buffer.of(0xa1, from + at + 1)));
}

describe('refused', () => {
  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a trailer alone', Buffer.alloc(40)],
    ['what holds itself', list([Buffer.of(0xa1, 0)])],
    ['a circle of two', list([Buffer.of(0xa1, 1), Buffer.of(0xd1, 2, 0), Buffer.of(0x51, 0x61)])],
    ['a reference to nothing', list([Buffer.of(0xa1, 7)])],
    ['a top that is not there', list([Buffer.of(9)], { top: 5 })],
    ['a huge count of objects', list([Buffer.of(9)], { count: 2 ** 40 })],
    ['a huge length', list([Buffer.of(0x5f, 0x13, 0x7f, 255, 255, 255, 255, 255, 255, 255)])],
    ['a negative length', list([Buffer.of(0x5f, 0x13, 255, 255, 255, 255, 255, 255, 255, 255)])],
    ['a key that is no string', list([Buffer.of(0xd1, 1, 1), Buffer.of(9)])],
    ['null', list([Buffer.of(0)])],
    [
      '100 arrays in one another',
      list(Array.from({ length: 100 }, (_, at) => Buffer.of(0xa1, at + 1)).with(99, Buffer.of(0xa0))),
    ],
    [
      'depth by what was read before',
      list([Buffer.of(0xa2, 1, 41), ...chain(1, 40, Buffer.of(0xa0)), ...chain(41, 40, Buffer.of(0xa1, 1))]),
    ],
  ])('%s', (_, bytes) => {
    expect(readBinaryPlist(bytes)).toBeNull();
  });

  test('objects that overlap', () => {
    // 255 arrays, each of which has references for all the bytes after it: 64,000 of them in 300 bytes.
    const many = list(Array.from({ length: 255 }, () => Buffer.of(0xae)));
    expect(readBinaryPlist(many)).toBeNull();
  });
});

const python = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!python)(
  `what Python's plistlib writes can be read${python ? '' : ' (python3 is missing)'}`,
  () => {
    const script = [
      'import plistlib, sys, datetime',
      'd = {"IDELastGMLicenseAgreedTo": "EA1910", "中文": "许可 😀", "n": -3, "big": 2**40, "r": 1.5, "yes": True,',
      '     "long": "x" * 300, "list": list(range(300)), "data": b"\\x00\\xff", "uid": plistlib.UID(7),',
      '     "when": datetime.datetime(2026, 11, 23, 12, 0, 0)}',
      'sys.stdout.buffer.write(plistlib.dumps(d, fmt=plistlib.FMT_BINARY))',
    ].join('\n');
    const read = readPlist(execFileSync('python3', ['-c', script]));
    const { dict } = plain(read) as { dict: [string, unknown][] };
    expect(Object.fromEntries(dict)).toEqual({
      IDELastGMLicenseAgreedTo: 'EA1910',
      中文: '许可 😀',
      n: -3,
      big: 2 ** 40,
      r: 1.5,
      yes: true,
      long: 'x'.repeat(300),
      list: Array.from({ length: 300 }, (_, at) => at),
      data: Uint8Array.of(0, 255),
      uid: 7,
      when: new Date('2026-11-23T12:00:00Z'),
    });
  },
);
