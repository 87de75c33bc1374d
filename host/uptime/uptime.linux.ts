import { cappedText } from '../files/capped.ts';
import type { Uptime } from './uptime.ts';

const bootId = '/proc/sys/kernel/random/boot_id';
let boot: string | null = null;

/** No process outlives a start of the machine, so that its identifier is read once. */
function ours(path: string): string {
  if (path === bootId) return (boot ??= cappedText(path, 4096));
  return cappedText(path, 4096);
}

/**
 * proc_uptime(5): seconds since the start, "including time spent in suspend". proc_sys_kernel(5): `boot_id`, an identifier
 * that is made at each start. https://man7.org/linux/man-pages/man5/proc_uptime.5.html
 */
export function uptimeOfLinux(read: (path: string) => string = ours): Uptime {
  const text = read('/proc/uptime');
  const seconds = Number(text.split(' ', 1)[0]);
  if (!Number.isFinite(seconds)) {
    throw new TypeError(
      `Expected /proc/uptime to begin with seconds, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return { boot: read(bootId).trim(), ms: seconds * 1000 };
}
