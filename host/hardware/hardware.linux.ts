import { fromKernel } from './architecture.ts';
import { translators } from './binfmt.linux.ts';
import type { Files } from '../files/files.ts';
import type { Architecture, Hardware } from '../host.ts';
import type { Machine } from '../machine.ts';
import { inWords } from './text.ts';

/**
 * What the kernel says. `/proc/sys/kernel/arch` (Linux 6.1 and later, kernel/utsname_sysctl.c) is the kernel's own word,
 * which neither a 32-bit personality nor QEMU's user emulation rewrites as they do with `uname -m`.
 *
 * `native` names no more than was seen: 386 on amd64 if the kernel's 32-bit entry is there, and the architecture of our own
 * Node when it runs untranslated (a 32-bit userland on an arm64 kernel). That an arm64 processor could start arm
 * programs as well is not guessed.
 */
export function hardwareOfLinux({ files, self }: Machine): Hardware {
  const evidence: string[] = [];
  const ask = (path: string): string | null => {
    const read = files.text(path, 4096);
    const value = read.ok ? read.value.trim() : null;
    evidence.push(`${path}: ${value ?? inWords('notThere')}`);
    return value;
  };

  const ours = self.architecture;
  const told = ask('/proc/sys/kernel/arch');
  if (told === null) evidence.push(`uname -m: ${self.kernelMachine}`);
  const architecture = widest(fromKernel(told ?? self.kernelMachine), ours);
  const interpreter = emulator(files.readLink('/proc/thread-self/exe'));
  if (interpreter !== null) evidence.push(`/proc/thread-self/exe: ${interpreter}`);
  const runsUnder = interpreter !== null || !family(architecture).includes(ours);

  const native = new Set([architecture]);
  if (architecture === 'amd64' && ask('/proc/sys/abi/vsyscall32') !== null && !isSwitchedOff(files)) {
    native.add('386');
  }
  if (!runsUnder) native.add(ours);
  return {
    architecture,
    native: [...native],
    ours,
    translated: runsUnder,
    translators: translators(files).map(({ name, architecture: of }) => ({ name, architecture: of })),
    osVersion: self.kernelRelease === '' ? null : self.kernelRelease,
    ...memoryOf(files),
    evidence,
  };
}

/** With a 32-bit personality `uname -m` names the small half; a 64-bit Node proves the wide one. */
function widest(told: Architecture, ours: Architecture): Architecture {
  return family(ours).includes(told) ? ours : told;
}

/** The architectures whose programs a kernel of this one can start without help. */
function family(kernel: Architecture): readonly Architecture[] {
  const small: Readonly<Record<Architecture, Architecture>> = { amd64: '386', arm64: 'arm' };
  const half = small[kernel];
  return half === undefined ? [kernel] : [kernel, half];
}

/**
 * The interpreter when it emulates us. QEMU answers `/proc/self/exe` with the emulated program, but not this spelling
 * (linux-user/syscall.c, is_proc_myself).
 */
function emulator(exe: { readonly ok: boolean; readonly value?: string }): string | null {
  const path = exe.value ?? '';
  return /\/(qemu-[^/]+|rosetta|FEXInterpreter|box64)$/.test(path) ? path : null;
}

/** The kernel's entry for 32-bit programs shows as a sysctl (arch/x86/entry/vdso), also when it was closed at boot. */
function isSwitchedOff(files: Files): boolean {
  const line = files.text('/proc/cmdline', 65_536);
  return line.ok && /\bia32_emulation=(0|off|false|no)\b/.test(line.value);
}

/** proc(5): the kernel counts in KiB. */
function memoryOf(files: Files): Pick<Hardware, 'memoryBytes'> {
  const read = files.text('/proc/meminfo', 65_536);
  const kib = read.ok ? /^MemTotal:\s+(\d{1,15}) kB$/m.exec(read.value)?.[1] : undefined;
  return kib === undefined ? {} : { memoryBytes: Number(kib) * 1024 };
}
