import type { Architecture } from '../host.ts';

// Names of BFD: https://sourceware.org/binutils/docs/ld/Format-Commands.html
const names: Readonly<Record<string, Architecture>> = {
  'elf64-x86-64': 'amd64',
  'elf32-i386': '386',
  'elf64-littleaarch64': 'arm64',
  'elf32-littlearm': 'arm',
  'elf64-littleriscv': 'riscv64',
  'elf64-powerpcle': 'ppc64le',
  'elf64-s390': 's390x',
  'elf64-loongarch': 'loong64',
};

/** What `OUTPUT_FORMAT(elf64-x86-64)` in a script for the GNU linker says by GOARCH names, as libc.so is one; null without it. */
export function outputFormatOf(text: string): readonly Architecture[] | null {
  const found = /OUTPUT_FORMAT\(\s{0,20}"?([\w-]{1,60})/.exec(text);
  if (!found) return null;
  const [, name = ''] = found;
  return [names[name] ?? name];
}
