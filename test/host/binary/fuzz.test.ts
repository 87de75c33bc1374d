import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { readBinary } from '../../../host/binary/read.ts';
import { readBudget } from '../../../host/binary/reader.ts';
import type { BinaryReport } from '../../../host/binary/report.ts';
import type { ByteSource } from '../../../host/binary/source.ts';
import { goProgram, goVersion } from '../../real/go-programs.ts';
import { machO } from '../../real/mach-o.ts';
import { universal } from '../../real/universal.ts';

const runs = process.env.GOWARDEN_LONG ? 200_000 : 2_000;
const blockSize = 4096;

interface Patch {
  readonly at: number;
  readonly value: number;
}

/** Bytes with changes applied to them, cut at `size`, that count how much of them is read. */
function counting(bytes: Uint8Array, patches: readonly Patch[] = [], size = bytes.length) {
  const count = { bytes: 0, reads: 0, longest: 0 };
  const source: ByteSource = {
    size,
    read(offset, length) {
      count.reads += 1;
      count.longest = Math.max(count.longest, length);
      const part = Uint8Array.from(bytes.subarray(offset, Math.min(offset + length, size)));
      count.bytes += part.length;
      for (const { at, value } of patches)
        if (at >= offset && at < offset + part.length) part[at - offset] = value;
      return part;
    },
  };
  return { source, count };
}

/** Reads it and checks what holds for any bytes. */
function checked(bytes: Uint8Array, patches: readonly Patch[] = [], size = bytes.length): BinaryReport {
  const { source, count } = counting(bytes, patches, size);
  const report = readBinary(source);
  // assert, since expect would take most of the time of these loops.
  assert.ok(count.bytes <= readBudget, `read ${count.bytes} bytes`);
  assert.ok(count.longest <= readBudget, `read ${count.longest} bytes at once`);
  assert.ok(count.reads <= readBudget / blockSize + 100, `read ${count.reads} times`);
  assert.equal(report.architectures.length, report.slices.length);
  assert.ok(report.format !== 'unknown' || report.reason, 'unknown without a reason');
  assert.equal(report.script !== null, report.format === 'script');
  return report;
}

const magics = [
  '7f454c46',
  'cffaedfe',
  'cefaedfe',
  'feedfacf',
  'feedface',
  'cafebabe',
  'cafebabf',
  'bebafeca',
  '2321',
];

describe('meaningless bytes', () => {
  test('random bytes, alone and behind each magic number', () => {
    const start = fc.constantFrom('', ...magics).map((hex) => Buffer.from(hex, 'hex'));
    const small = fc.tuple(start, fc.uint8Array({ maxLength: 512 }));
    fc.assert(
      fc.property(small, ([head, tail]) => void checked(Buffer.concat([head, tail]))),
      { numRuns: runs },
    );
  });

  test('ELF headers of random fields over many bytes of one value', () => {
    const header = fc.uint8Array({ minLength: 64, maxLength: 64 });
    const order = fc.constantFrom([1, 1], [1, 2], [2, 1], [2, 2]);
    fc.assert(
      fc.property(header, order, fc.constantFrom(0, 1, 0x10, 0xff), (fields, [wide = 1, big = 1], filler) => {
        const bytes = new Uint8Array(100_000).fill(filler);
        bytes.set(fields);
        bytes.set([0x7f, 0x45, 0x4c, 0x46, wide, big, 1]);
        checked(bytes);
      }),
      { numRuns: runs / 10 },
    );
  });

  test('a source that fails, returns too little or too much, or whose file shrinks', () => {
    const bytes = readFileSync(process.execPath).subarray(0, 100_000);
    const failing: ByteSource = {
      size: 1000,
      read: () => {
        throw new Error('EIO: i/o error, read');
      },
    };
    expect(readBinary(failing)).toMatchObject({
      format: 'unknown',
      reason: 'Reading it failed: EIO: i/o error, read.',
    });
    const short = { size: bytes.length, read: (at: number) => bytes.subarray(at, at + 3) };
    expect(readBinary(short)).toMatchObject({ format: 'unknown' });
    const long = { size: bytes.length, read: (at: number) => bytes.subarray(at) };
    expect(readBinary(long).architectures).toHaveLength(1);
    const shrunk = { size: 2 ** 40, read: (at: number, length: number) => bytes.subarray(at, at + length) };
    expect(readBinary(shrunk).architectures).toHaveLength(1);
  });
});

describe.skipIf(goVersion() === null)('real programs, damaged (needs Go)', () => {
  const sample = (path: string): Buffer => readFileSync(path);
  const samples: Record<string, () => Buffer> = {
    'Mach-O arm64': () => sample(machO['built arm64']()),
    'Mach-O amd64, Go 1.16': () => sample(machO['esbuild amd64, Go 1.16']()),
    universal: () =>
      universal([sample(machO['built arm64']()), sample(machO['built amd64']())], { wide: true }),
    'ELF arm64': () => sample(goProgram({ platform: 'linux/arm64' })),
    'ELF mips': () => sample(goProgram({ platform: 'linux/mips' })),
  };

  const whole = new Map<string, Buffer>();
  const bytesOf = (name: string): Buffer => {
    const known = whole.get(name) ?? samples[name]!();
    whole.set(name, known);
    return known;
  };

  /** Places that the reader looks at: the header area and what it reads after it. */
  function places(bytes: Uint8Array): { offset: number; length: number }[] {
    const seen: { offset: number; length: number }[] = [];
    readBinary({
      size: bytes.length,
      read: (offset, length) => {
        seen.push({ offset, length });
        return bytes.subarray(offset, offset + length);
      },
    });
    return seen;
  }

  test.each(Object.keys(samples))(
    '%s: cut at every byte of its header area',
    { timeout: 300_000 },
    (name) => {
      const bytes = bytesOf(name);
      const full = checked(bytes);
      expect(full.go).not.toBeNull();
      const told = new Set<string>();
      for (let size = 0; size <= 2 * blockSize; size += 1) {
        const report = checked(bytes, [], size);
        expect(full.architectures).toEqual(expect.arrayContaining([...report.architectures]));
        // Nothing after the cut is known, so nothing may be claimed about it.
        expect(report.go).toBeNull();
        expect(report.reason).toBeDefined();
        told.add(report.format);
      }
      expect([...told]).toEqual(['unknown', full.format]);
    },
  );

  test.each(Object.keys(samples))('%s: with bytes flipped where it is read', { timeout: 300_000 }, (name) => {
    const bytes = bytesOf(name);
    const spots = fc.constantFrom(...places(bytes)).chain(({ offset, length }) =>
      fc.record({
        at: fc.integer({ min: offset, max: offset + Math.min(length, 2 * blockSize) - 1 }),
        value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.integer({ min: 0, max: 255 })),
      }),
    );
    const patches = fc.array(spots, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(patches, (some) => void checked(bytes, some)),
      { numRuns: runs },
    );
  });
});
