import type { Target } from '../../host/go/built-in.ts';

/** Every target that some Go since 1.15 has known (`go tool dist list`; internal/platform/zosarch.go). */
const architecturesOf: Readonly<Record<string, readonly string[]>> = {
  aix: ['ppc64'],
  android: ['386', 'amd64', 'arm', 'arm64'],
  darwin: ['amd64', 'arm64'],
  dragonfly: ['amd64'],
  freebsd: ['386', 'amd64', 'arm', 'arm64', 'riscv64'],
  illumos: ['amd64'],
  ios: ['amd64', 'arm64'],
  js: ['wasm'],
  linux: [
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64'],
    ...['ppc64le', 'riscv64', 's390x', 'sparc64'],
  ],
  netbsd: ['386', 'amd64', 'arm', 'arm64'],
  openbsd: ['386', 'amd64', 'arm', 'arm64', 'mips64', 'ppc64', 'riscv64'],
  plan9: ['386', 'amd64', 'arm'],
  solaris: ['amd64'],
  wasip1: ['wasm'],
  windows: ['386', 'amd64', 'arm', 'arm64'],
};

export function isKnownSystem(os: string): boolean {
  return Object.hasOwn(architecturesOf, os);
}

/** Whether go builds for it at all; else it stops with "unsupported GOOS/GOARCH pair". */
export function isKnownTarget({ os, architecture }: Target): boolean {
  return isKnownSystem(os) && (architecturesOf[os]?.includes(architecture) ?? false);
}

/** What the first words of a C compiler's target triple are to Go: https://gcc.gnu.org/install/specific.html */
const machines: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  arm64: 'arm64',
  amd64: 'amd64',
  x86_64: 'amd64',
  i386: '386',
  i686: '386',
  arm: 'arm',
  armv7: 'arm',
  riscv64: 'riscv64',
  powerpc64le: 'ppc64le',
  s390x: 's390x',
  loongarch64: 'loong64',
};

const systems: readonly (readonly [word: RegExp, os: string])[] = [
  [/^linux/, 'linux'],
  [/^(?:apple|darwin|macos)/, 'darwin'],
  [/^(?:w64|mingw|windows)/, 'windows'],
  [/^freebsd/, 'freebsd'],
];

/**
 * The target that a C compiler's command names: `aarch64-linux-gnu-gcc`, `clang --target=x86_64-linux-musl`, `zig cc -target …`;
 * null when it names none, and so builds for the machine that it runs on.
 */
export function targetOfCompiler(command: string): Target | null {
  for (const word of command.split(/\s+/, 40)) {
    const [machine = '', ...rest] = word
      .slice(word.lastIndexOf('/') + 1)
      .replace(/^-{0,2}target=/, '')
      .toLowerCase()
      .split('-');
    const architecture = Object.hasOwn(machines, machine) ? machines[machine] : undefined;
    const os = systems.find(([known]) => rest.some((part) => known.test(part)))?.[1];
    if (architecture !== undefined && os !== undefined) return { os, architecture };
  }
  return null;
}
