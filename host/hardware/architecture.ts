import type { Architecture } from '../host.ts';

/** Go's name for what Node calls `process.arch`. */
export function fromNode(arch: string): Architecture {
  const names: Readonly<Record<string, Architecture>> = {
    x64: 'amd64',
    ia32: '386',
    mipsel: 'mipsle',
    loong64: 'loong64',
  };
  return names[arch] ?? arch;
}

/** Go's name for what the kernel calls its machine (`uname -m`); the kernel's own word when Go has none. */
export function fromKernel(machine: string): Architecture {
  const names: Readonly<Record<string, Architecture>> = {
    x86_64: 'amd64',
    amd64: 'amd64',
    aarch64: 'arm64',
    aarch64_be: 'arm64be',
    // What an arm64 kernel reports to a process with a 32-bit personality.
    armv8l: 'arm',
    loongarch64: 'loong64',
    s390x: 's390x',
  };
  if (/^i[3-6]86$/.test(machine)) return '386';
  if (/^armv\d/.test(machine)) return names[machine] ?? 'arm';
  return names[machine] ?? machine;
}

/** Go's name for what Apple's property lists call it: `x86_64`, `arm64`, `arm64e`, `i386`. */
export function fromApple(name: string): Architecture {
  return name === 'arm64e' ? 'arm64' : fromKernel(name);
}
