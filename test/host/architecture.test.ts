import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromElf, fromKernel, fromNode } from '../../host/architecture.ts';
import { goProgram } from '../real/go-programs.ts';

test.each([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armv7l', 'arm'],
  ['armv8l', 'arm'],
  ['i686', '386'],
  ['i586', '386'],
  ['riscv64', 'riscv64'],
  ['ppc64le', 'ppc64le'],
  ['s390x', 's390x'],
  ['loongarch64', 'loong64'],
  ['sparc64', 'sparc64'],
])('the kernel says %s, Go says %s', (machine, architecture) => {
  expect(fromKernel(machine)).toBe(architecture);
});

test.each([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
  ['ia32', '386'],
  ['arm', 'arm'],
  ['riscv64', 'riscv64'],
])('Node says %s, Go says %s', (arch, architecture) => {
  expect(fromNode(arch)).toBe(architecture);
});

test.each(['amd64', 'arm64', '386', 's390x', 'mips'])(
  'an ELF header of a real Go program for %s',
  (architecture) => {
    const file = openSync(goProgram({ platform: `linux/${architecture}` }), 'r');
    const header = Buffer.alloc(20);
    readSync(file, header, 0, 20, 0);
    closeSync(file);
    const little = header[5] === 1;
    const machine = little ? header.readUInt16LE(18) : header.readUInt16BE(18);
    expect(fromElf(machine, header[4] === 2 ? 64 : 32, little)).toBe(architecture);
  },
);

test('names are those of this Go', () => {
  const known = new Set(
    execFileSync('go', ['tool', 'dist', 'list'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.split('/')[1]),
  );
  for (const machine of [3, 8, 21, 22, 40, 62, 183, 243, 258]) {
    for (const [bits, little] of [
      [64, true],
      [64, false],
      [32, true],
    ] as const) {
      const name = fromElf(machine, bits, little);
      if (name !== null) expect(known, `${machine}`).toContain(name);
    }
  }
  expect(fromElf(0, 64, true)).toBe(null);
});
