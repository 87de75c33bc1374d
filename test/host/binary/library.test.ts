import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../../host/binary/library.ts';
import { bytesSource } from '../../../host/binary/bytes-source.ts';
import { readBudget } from '../../../host/binary/reader.ts';
import type { ByteSource } from '../../../host/binary/source.ts';

const runs = process.env.GOWARDEN_LONG ? 100_000 : 2_000;
let directory: string;
const hasLlvm = spawnSync('llvm-mc', ['--version']).status === 0;
const place = (name: string): string => join(directory, name);
const run = (program: string, ...words: string[]): void => {
  execFileSync(program, words, { cwd: directory, stdio: 'pipe' });
};

/** Real objects, from an assembler that knows every target, in real archives of both kinds. */
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-library-'));
  if (!hasLlvm) return;
  writeFileSync(place('a.s'), '.globl _f\n_f:\n.long 1\n');
  for (const [name, triple] of [
    ['arm64', 'arm64-apple-macos11'],
    ['amd64', 'x86_64-apple-macos11'],
    ['linux-arm64', 'aarch64-linux-gnu'],
    ['linux-386', 'i686-linux-gnu'],
  ] as const) {
    const object = `${name}_with_a_name_that_is_longer_than_sixteen.o`;
    run('llvm-mc', '-filetype=obj', `-triple=${triple}`, 'a.s', '-o', object);
    run('llvm-ar', '--format=bsd', 'rcs', `bsd-${name}.a`, object);
    run('llvm-ar', '--format=gnu', 'rcs', `gnu-${name}.a`, object);
    run('llvm-ar', '--format=darwin', 'rcs', `apple-${name}.a`, object);
    run('ar', 'rcsT', `thin-${name}.a`, object);
    run('ar', 'rcU', `binutils-${name}.a`, 'a.s', object);
  }
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Bytes that count how much of them is read. */
function counting(bytes: Uint8Array, size = bytes.length) {
  const count = { bytes: 0, reads: 0 };
  const source: ByteSource = {
    size,
    read(offset, length) {
      count.reads += 1;
      const part = bytes.subarray(offset, Math.min(offset + length, size));
      count.bytes += part.length;
      return part;
    },
  };
  return { source, count };
}

const of = (name: string) => readLibrary(bytesSource(readFileSync(place(name))));

describe('static libraries', () => {
  test.skipIf(!hasLlvm).each(['arm64', 'amd64', 'linux-arm64', 'linux-386'])(
    '%s, of each form (needs LLVM)',
    (name) => {
      const architecture = name.replace('linux-', '');
      for (const form of ['bsd', 'gnu', 'apple', 'binutils'])
        expect([form, of(`${form}-${name}.a`)]).toEqual([
          form,
          { form: 'static', architectures: [architecture] },
        ]);
      expect(of(`thin-${name}.a`)).toMatchObject({ form: 'static', architectures: [], reason: /elsewhere/ });
    },
  );

  test.skipIf(!hasLlvm)(
    'a universal library, as lipo makes it, has an archive in each slice (needs LLVM)',
    () => {
      const tools = execFileSync('llvm-config', ['--bindir'], { encoding: 'utf8' }).trim();
      run(join(tools, 'llvm-lipo'), '-create', 'apple-amd64.a', 'apple-arm64.a', '-output', 'fat.a');
      expect(of('fat.a')).toEqual({ form: 'static', architectures: ['amd64', 'arm64'] });
    },
  );

  test.skipIf(!hasLlvm)('a library of 1 GB costs a few reads (needs LLVM)', () => {
    const bytes = readFileSync(place('gnu-linux-arm64.a'));
    const { source, count } = counting(bytes, 2 ** 30);
    expect(readLibrary(source).architectures).toEqual(['arm64']);
    expect(count.bytes).toBeLessThan(64 * 1024);
    // Its symbol table alone is 512 MB.
    const large = Buffer.alloc(200_000);
    large.write(`!<arch>\n/               0           0     0     0       536870912 \`\n`, 'latin1');
    const far: ByteSource = {
      size: 2 ** 30,
      read: (offset, length) =>
        offset < 1000
          ? Uint8Array.from(large.subarray(offset, offset + length))
          : Uint8Array.from(bytes.subarray(offset - 2 ** 29 - 60, offset - 2 ** 29 - 60 + length)),
    };
    expect(readLibrary(far)).toMatchObject({ form: 'static', architectures: ['arm64'] });
  });

  test.each([
    ['!<arch>\n', /holds no object/],
    [`!<arch>\n${'x'.repeat(60)}`, /malformed/],
    ['!<arch>\n#1/20', /truncated/],
    [`!<arch>\n#1/99           0           0     0     0       10        \`\n0123456789`, /malformed/],
    ['', /empty/],
    ['no library', /not a library/],
  ])('%j is unknown, and says why', (text, reason) => {
    const { reason: told, architectures } = readLibrary(bytesSource(Buffer.from(text)));
    expect([architectures, told]).toEqual([[], expect.stringMatching(reason)]);
  });
});

describe('texts', () => {
  test.each([
    [
      '--- !tapi-tbd\ntbd-version:     4\ntargets:         [ x86_64-macos, arm64e-macos ]\n',
      ['amd64', 'arm64'],
    ],
    [
      '--- !tapi-tbd\ntargets: [ x86_64-macos, x86_64-maccatalyst,\n           arm64-maccatalyst ]\n',
      ['amd64'],
    ],
    ["--- !tapi-tbd-v3\narchs: [ x86_64, 'x86_64h' ]\n--- !tapi-tbd-v3\narchs: [ arm64 ]\n", ['amd64']],
    ['---\narchs:\n  [ i386, x86_64 ]\nplatform: macosx\n', ['386', 'amd64']],
    [
      '{"main_library":{"target_info":[{"min_deployment":"13","target":"arm64-macos"},{"target":"x86_64-macos"}]},"tapi_tbd_version":5}',
      ['arm64', 'amd64'],
    ],
  ])('%j is a stub', (text, architectures) => {
    expect(readLibrary(bytesSource(Buffer.from(text)))).toEqual({ form: 'stub', architectures });
  });

  test('a linker script names its format', () => {
    const text = '/* GNU ld script */\nOUTPUT_FORMAT(elf64-littleaarch64)\nGROUP ( /lib/libc.so.6 )\n';
    expect(readLibrary(bytesSource(Buffer.from(text)))).toEqual({ form: 'script', architectures: ['arm64'] });
  });
});

test.skipIf(!hasLlvm)('real libraries with bytes flipped or cut are read within bounds (needs LLVM)', () => {
  const samples = ['bsd-arm64.a', 'gnu-linux-386.a', 'apple-amd64.a'].map((name) =>
    readFileSync(place(name)),
  );
  const patches = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...samples), patches, fc.nat(2000), (sample, flips, size) => {
      const bytes = Buffer.from(sample.subarray(0, size));
      for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
      const { source, count } = counting(bytes);
      const { architectures, reason } = readLibrary(source);
      return count.bytes <= readBudget && architectures.length > 0 === (reason === undefined);
    }),
    { numRuns: runs },
  );
});
