import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesSource } from '../../../host/binary/bytes-source.ts';

import { readBinary } from '../../../host/binary/read.ts';
import { goRoot, goVersion } from '../../real/go-programs.ts';
import { readFile } from '../../real/read-file.ts';
import { goVersionM, lipoArchitectures, llvm, loadCommands } from '../../real/oracles.ts';
import { universal } from '../../real/universal.ts';

const [lipo, objdump, yaml2obj] = [llvm('llvm-lipo'), llvm('llvm-objdump'), llvm('yaml2obj')];
const missing = goVersion() === null || lipo === null || objdump === null || yaml2obj === null;
const directory = mkdtempSync(join(tmpdir(), 'gowarden-mach-o-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

describe.skipIf(missing)('beside Go and LLVM (needs both)', () => {
  test.each([
    { bits: 32, architecture: 'ppc' },
    { bits: 64, architecture: 'ppc64' },
  ])('a big-endian image of $bits bits', ({ bits, architecture }) => {
    const file = join(directory, `big-endian-${bits}`);
    execFileSync(yaml2obj!, [fixture(`mach-o-big-endian-${bits}.yaml`), '-o', file]);
    const report = readFile(file);
    expect(report).toMatchObject({ format: 'mach-o', architectures: [architecture] });
    expect(lipoArchitectures(lipo!, file)).toEqual([architecture]);
    expect(report.go).toEqual(goVersionM(file));
    expect(report.go?.version).toBe('go1.20.1');
    expect(report.slices[0]).toMatchObject(loadCommands(objdump!, file));
  });

  test('the samples of Go: executables and objects of old compilers, thin and universal', () => {
    const data = join(goRoot(), 'src/debug/macho/testdata');
    if (!existsSync(data)) return; // Homebrew omits test data.
    const names = readdirSync(data).filter((name) => name.endsWith('.base64') && !name.includes('bad-dysym'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const file = join(directory, name);
      writeFileSync(file, Buffer.from(readFileSync(join(data, name), 'utf8'), 'base64'));
      const { architectures, slices, go, reason } = readFile(file);
      expect([name, architectures]).toEqual([name, lipoArchitectures(lipo!, file)]);
      if (slices.length === 1) expect(slices[0]).toMatchObject(loadCommands(objdump!, file));
      expect({ go, reason }).toEqual({ go: null, reason: undefined });
    }
  });
});

/** A Mach-O header of 64 bits with the given load commands. */
function image(cpuType: number, cpuSubtype: number, commands: readonly number[][] = []): Buffer {
  const words = commands.flat();
  const header = [0xfeedfacf, cpuType, cpuSubtype, 2, commands.length, words.length * 4, 0, 0];
  const bytes = Buffer.alloc(4 * (header.length + words.length));
  [...header, ...words].forEach((word, index) => bytes.writeUInt32LE(word, 4 * index));
  return bytes;
}

const read = (bytes: Uint8Array) => readBinary(bytesSource(bytes));
const [amd64, arm64] = [0x0100_0007, 0x0100_000c];

describe('the header', () => {
  test('subtypes do not matter to Go, and a type without a name keeps its number', () => {
    expect(read(image(arm64, 0x8000_0002)).architectures).toEqual(['arm64']);
    expect(read(image(amd64, 8)).architectures).toEqual(['amd64']);
    expect(read(image(0x0200_000c, 1)).architectures).toEqual(['cputype-0x200000c']);
  });

  test('a minimum version counts only for macOS, not for another platform of the image', () => {
    const build = (platform: number): number[] => [0x32, 24, platform, 0x000d_0201, 0, 0];
    expect(read(image(arm64, 0, [build(1), build(6)])).slices[0]?.minimumMacos).toBe('13.2.1');
    expect(read(image(arm64, 0, [build(6), build(1)])).slices[0]?.minimumMacos).toBe('13.2.1');
    expect(read(image(arm64, 0, [build(2)])).slices[0]?.minimumMacos).toBeNull();
  });

  test('an impossible load command is a reason, and what it hides is not reported', () => {
    for (const size of [0, 4, 4096]) {
      const report = read(image(arm64, 0, [[0x1b, size, 1, 2, 3, 4]]));
      expect(report).toMatchObject({
        format: 'mach-o',
        architectures: ['arm64'],
        reason: `A load command of ${size} bytes.`,
      });
      expect(report.slices[0]).not.toHaveProperty('uuid');
    }
  });

  test('a Java class starts like a universal file and is not one', () => {
    for (const version of [45, 52, 65, 69]) {
      const bytes = Buffer.alloc(64);
      bytes.writeUInt32BE(0xcafebabe, 0);
      bytes.writeUInt16BE(version, 6);
      expect(read(bytes)).toMatchObject({
        format: 'unknown',
        architectures: [],
        reason: `A Java class file (version ${version}), not a universal binary.`,
      });
    }
  });

  test('a universal file without slices, with a truncated slice, with one that is not an image, with one inside itself', () => {
    const none = universal([]);
    expect(read(none)).toMatchObject({ format: 'unknown', reason: 'A universal file without slices.' });
    const two = universal([image(amd64, 3), image(arm64, 0)]);
    expect(read(two)).toMatchObject({ format: 'mach-o-fat', architectures: ['amd64', 'arm64'] });
    expect(read(two).reason).toBeUndefined();
    const cut = read(two.subarray(0, -8));
    expect(cut.architectures).toEqual(['amd64', 'arm64']);
    expect(cut.reason).toContain('The arm64 slice is truncated.');
    const other = Buffer.from(two);
    other.fill(0x20, other.readUInt32BE(16));
    expect(read(other)).toMatchObject({
      architectures: ['amd64', 'arm64'],
      reason: 'A slice is not a Mach-O image.',
    });
    const nested = Buffer.from(two);
    nested.writeUInt32BE(0, 16);
    nested.writeUInt32BE(nested.length, 20);
    expect(read(nested)).toMatchObject({
      architectures: ['amd64', 'arm64'],
      reason: 'A slice is not a Mach-O image.',
    });
    const liar = Buffer.from(two);
    liar.writeUInt32BE(arm64, 8);
    expect(read(liar).reason).toBe('The arm64 slice contains an image for amd64.');
  });
});
