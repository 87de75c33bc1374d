import { cappedText } from './capped.ts';

/**
 * How many descriptors this process may have; null where it is unknown or unlimited. Node itself raises its limit as far as it may
 * at its start (node/src/node.cc, PlatformInit); on macOS that is far beyond our needs, so only Linux is asked.
 */
export function descriptorLimit(): number | null {
  try {
    // proc(5): `Max open files   1024   1048576   files`
    const [, soft] = /^Max open files\s+(\d+)/m.exec(cappedText('/proc/self/limits', 65_536)) ?? [];
    return soft === undefined ? null : Number(soft);
  } catch {
    // No /proc here.
    return null;
  }
}
