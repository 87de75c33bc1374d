import type { Architecture } from '../host.ts';

// mach/machine.h: https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/mach/machine.h
// Subtypes do not matter to Go: arm64e is arm64, x86_64h is amd64.
const machO: Readonly<Record<number, Architecture>> = {
  7: '386',
  0x0100_0007: 'amd64',
  12: 'arm',
  0x0100_000c: 'arm64',
  18: 'ppc',
  0x0100_0012: 'ppc64',
};

/** The GOARCH of a Mach-O cputype. Types that Go does not name keep their number. */
export function machOArchitecture(cpuType: number): Architecture {
  return machO[cpuType] ?? `cputype-0x${cpuType.toString(16)}`;
}

export interface ElfMachine {
  readonly machine: number;
  readonly wide: boolean;
  readonly bigEndian: boolean;
  readonly flags: number;
}

/** EF_MIPS_ABI2: the n32 ABI, 64-bit registers in a 32-bit file. */
const mipsN32 = 0x20;

/** The GOARCH of an ELF header. Machines that Go does not name keep their number. */
export function elfArchitecture({ machine, wide, bigEndian, flags }: ElfMachine): Architecture {
  // Numbers: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html and its successors;
  // names: https://github.com/golang/go/blob/go1.26.0/src/internal/syslist/syslist.go
  switch (machine) {
    case 3:
      return '386';
    case 62:
      return wide ? 'amd64' : 'amd64p32';
    case 40:
      return bigEndian ? 'armbe' : 'arm';
    case 183:
      return bigEndian ? 'arm64be' : 'arm64';
    case 8: {
      const name = wide ? 'mips64' : (flags & mipsN32) !== 0 ? 'mips64p32' : 'mips';
      return bigEndian ? name : `${name}le`;
    }
    case 20:
      return 'ppc';
    case 21:
      return bigEndian ? 'ppc64' : 'ppc64le';
    case 22:
      return wide ? 's390x' : 's390';
    case 243:
      return wide ? 'riscv64' : 'riscv';
    case 258:
      return wide ? 'loong64' : 'loong32';
    case 2:
    case 18:
      return 'sparc';
    case 43:
      return 'sparc64';
    default:
      return `e_machine-${machine}`;
  }
}
