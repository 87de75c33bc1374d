import { lines } from './making.ts';

/** An error text that cannot be reproduced on linux/amd64: as published, and why not. */
export interface Published {
  readonly row: string;
  readonly link: string;
  readonly why: string;
  readonly text: string;
}

const needsArm =
  'Needs an amd64 Go under qemu-user on an arm64 host: only there does the emulator hand out addresses of more than 47 bits.';

export const published: readonly Published[] = [
  {
    row: 'I01',
    link: 'https://github.com/tonistiigi/binfmt/issues/269',
    why: needsArm,
    text: lines(
      'runtime: lfstack.push invalid packing: node=0xffff6f446a80 cnt=0x1 packed=0xffff6f446a800001 -> node=0xffffffff6f446a80',
      'fatal error: lfstack.push',
    ),
  },
  {
    row: 'I03',
    link: 'https://github.com/golang/go/issues/54213',
    why: `${needsArm} It also comes by chance only.`,
    text: 'fatal error: mallocgc called without a P or outside bootstrapping',
  },
  {
    row: 'I03',
    link: 'https://github.com/golang/go/issues/24656',
    why: `${needsArm} It also comes by chance only.`,
    text: 'fatal error: exitsyscall: syscall frame is no longer valid',
  },
];
