import { join } from 'node:path';
import type { Files } from '../files/files.ts';
import type { Architecture } from '../host.ts';
import type { Emulation } from './emulation.ts';

/** QEMU's names for architectures (https://www.qemu.org/docs/master/user/main.html). */
const names: Readonly<Record<Architecture, string>> = { amd64: 'x86_64', arm64: 'aarch64' };
const directories = ['/usr/bin', '/usr/local/bin'];

/** QEMU's user emulation, by its path: without a handler for such programs in the kernel. */
export function emulationOfLinux(files: Files, architecture: Architecture): Emulation | null {
  const named = names[architecture];
  if (named === undefined) return null;
  for (const name of [`qemu-${named}`, `qemu-${named}-static`])
    for (const directory of directories) {
      const program = join(directory, name);
      const facts = files.target(program);
      if (facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0)
        return { name, prefix: [program], isAnnounced: false };
    }
  return null;
}
