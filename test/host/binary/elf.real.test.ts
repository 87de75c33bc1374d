import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesSource } from '../../../host/binary/bytes-source.ts';

import { readBinary } from '../../../host/binary/read.ts';
import { goProgram, goRoot, goVersion, type Target } from '../../real/go-programs.ts';
import { readFile } from '../../real/read-file.ts';
import { elfArchitecture, goVersionM, llvm } from '../../real/oracles.ts';

const [readobj, objcopy, assembler] = [llvm('llvm-readobj'), llvm('llvm-objcopy'), llvm('llvm-mc')];
const haveGo = goVersion() !== null;
const haveLlvm = readobj !== null && objcopy !== null && assembler !== null;
const directory = mkdtempSync(join(tmpdir(), 'gowarden-elf-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Each costs 10 s to compile the first time, so the rest of Go's ports is for the long run. */
const ports = ['linux/arm64', 'linux/386', 'linux/s390x', 'linux/mips'];
const morePorts =
  'arm ppc64 ppc64le mipsle mips64 mips64le riscv64 loong64 freebsd/amd64 openbsd/arm64 netbsd/arm';
if (process.env.GOWARDEN_LONG)
  ports.push(...morePorts.split(' ').map((name) => (name.includes('/') ? name : `linux/${name}`)));

const targets: Target[] = [
  ...ports.map((platform) => ({ platform })),
  { platform: 'linux/amd64', flags: ['-trimpath', '-gcflags=-N -l', '-ldflags=-s -w'] },
];
if (process.env.GOWARDEN_LONG)
  targets.push(
    { platform: 'linux/amd64', environment: { GOAMD64: 'v3' }, flags: ['-buildmode=pie'] },
    {
      platform: 'linux/amd64',
      environment: { CGO_ENABLED: '1', CGO_CFLAGS: '-O1 -DX=y' },
      flags: ['-ldflags=-linkmode=external'],
    },
  );

describe.skipIf(!haveGo)(`real ELF programs${haveGo ? '' : ' (Go is missing)'}`, () => {
  test.each(targets)('$platform $flags: as go version -m shows it', { timeout: 300_000 }, (target) => {
    const file = goProgram(target);
    const report = readFile(file);
    expect(report.go).toMatchObject(goVersionM(file)!);
    expect(report).toMatchObject({ format: 'elf', architectures: [target.platform.split('/')[1]] });
    expect(report.reason).toBeUndefined();
  });

  test('the go command, and programs of C', () => {
    const go = join(goRoot(), 'bin/go');
    expect(readFile(go).go).toMatchObject(goVersionM(go)!);
    for (const file of ['/bin/ls', '/bin/sh', process.execPath]) {
      expect(goVersionM(file)).toBeNull();
      expect(readFile(file)).toMatchObject({ format: 'elf', go: null });
    }
  });

  test('build info behind pointers, as Go 1.17 wrote it, and a file that is not Go', () => {
    const data = join(goRoot(), 'src/debug/buildinfo/testdata');
    if (!existsSync(data)) return; // Homebrew omits test data.
    for (const name of ['go117', 'notgo']) {
      const file = join(directory, name);
      writeFileSync(file, Buffer.from(readFileSync(join(data, name, `${name}.base64`), 'utf8'), 'base64'));
      const expected = goVersionM(file);
      expect(expected?.version).toBe(name === 'go117' ? 'go1.17' : undefined);
      expect(readFile(file).go).toEqual(expected);
    }
  });

  test.skipIf(!haveLlvm)('without section headers the data segment is searched', () => {
    for (const target of [{ platform: 'linux/arm64' }, { platform: 'linux/s390x' }]) {
      const file = join(directory, 'no-sections');
      execFileSync(objcopy!, ['--strip-sections', goProgram(target), file]);
      const expected = goVersionM(file);
      expect(expected).not.toBeNull();
      expect(readFile(file).go).toMatchObject(expected!);
    }
  });

  test('more sections than 16 bits can count are found through the first entry', () => {
    const program = readFileSync(goProgram({ platform: 'linux/arm64' }));
    const offset = Number(program.readBigUInt64LE(40));
    const table = Buffer.alloc(64 * 0xff01);
    program.copy(table, 0, offset, offset + 64 * program.readUInt16LE(60));
    const names = offset + 64 * program.readUInt16LE(62);
    program.copy(table, 64 * 0xff00, names, names + 64);
    table.writeBigUInt64LE(BigInt(0xff01), 32);
    table.writeUInt32LE(0xff00, 40);
    program.writeBigUInt64LE(BigInt(program.length), 40);
    program.writeUInt16LE(0, 60);
    program.writeUInt16LE(0xffff, 62);
    const bytes = Buffer.concat([program, table]);
    const file = join(directory, 'many-sections');
    writeFileSync(file, bytes);
    expect(goVersionM(file)).not.toBeNull();
    expect(readBinary(bytesSource(bytes)).go).toMatchObject(goVersionM(file)!);
  });

  test('a damaged section table costs the sections, not the whole answer', () => {
    const bytes = readFileSync(goProgram({ platform: 'linux/s390x' }));
    bytes.writeBigUInt64BE(BigInt(bytes.length) - 10n, 40);
    const report = readBinary(bytesSource(bytes));
    expect(report).toMatchObject({
      architectures: ['s390x'],
      reason: expect.stringContaining('truncated') as string,
    });
    expect(report.go?.version).toBe(goVersion());
  });
});

/** LLVM's triples for machines, and Go's names for them (internal/syslist, cmd/dist). */
const machines: readonly (readonly [triple: string, architecture: string])[] = [
  ['x86_64-linux-gnu', 'amd64'],
  ['x86_64-linux-gnux32', 'amd64p32'],
  ['i386-linux-gnu', '386'],
  ['aarch64-linux-gnu', 'arm64'],
  ['aarch64_be-linux-gnu', 'arm64be'],
  ['armv7-linux-gnueabihf', 'arm'],
  ['armeb-linux-gnueabihf', 'armbe'],
  ['mips-linux-gnu', 'mips'],
  ['mipsel-linux-gnu', 'mipsle'],
  ['mips64-linux-gnuabi64', 'mips64'],
  ['mips64el-linux-gnuabi64', 'mips64le'],
  ['mips64-linux-gnuabin32', 'mips64p32'],
  ['mips64el-linux-gnuabin32', 'mips64p32le'],
  ['powerpc-linux-gnu', 'ppc'],
  ['powerpc64-linux-gnu', 'ppc64'],
  ['powerpc64le-linux-gnu', 'ppc64le'],
  ['s390x-linux-gnu', 's390x'],
  ['riscv32-linux-gnu', 'riscv'],
  ['riscv64-linux-gnu', 'riscv64'],
  ['sparc-linux-gnu', 'sparc'],
  ['sparcv9-linux-gnu', 'sparc64'],
  ['hexagon', 'e_machine-164'],
];

test.skipIf(!haveLlvm)('object files of LLVM for each machine, class and byte order', () => {
  const told = machines.map(([triple]) => {
    const file = join(directory, `${triple}.o`);
    execFileSync(assembler!, [`-triple=${triple}`, '-filetype=obj', '/dev/null', '-o', file]);
    return [triple, readFile(file).architectures[0]];
  });
  expect(told).toEqual(machines);
});

test.skipIf(!haveGo || !haveLlvm)('the ELF samples of Go: as llvm-readobj shows them', () => {
  const data = join(goRoot(), 'src/debug/elf/testdata');
  if (!existsSync(data)) return; // Homebrew omits it.
  const names = { aarch64: 'arm64', x86_64: 'amd64', i386: '386', mipsel: 'mipsle', powerpc: 'ppc' };
  const moreNames = { mips64el: 'mips64le', powerpc64le: 'ppc64le', sparcv9: 'sparc64' };
  const goName = (arch: string): string =>
    Object.entries({ ...names, ...moreNames }).find(([llvmName]) => llvmName === arch)?.[1] ?? arch;
  const files = readdirSync(data).filter((name) => /\.obj$|-exec$/.test(name));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const file = join(data, name);
    expect([name, readFile(file).architectures]).toEqual([name, [goName(elfArchitecture(readobj!, file))]]);
  }
});
