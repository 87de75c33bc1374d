import { expect, test } from 'vitest';
import { fromKernel, fromNode } from '../../../host/hardware/architecture.ts';

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
