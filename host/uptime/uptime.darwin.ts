import type { Uptime } from './uptime.ts';

/**
 * Node's `hrtime` is `mach_continuous_time` on macOS (https://github.com/libuv/libuv/pull/2894), "the number of ticks since
 * the last reboot, including when the computer is asleep"
 * (https://developer.apple.com/documentation/driverkit/kiotimerclockmachcontinuoustime). `kern.boottime`, which `os.uptime`
 * asks, is moved whenever the clock is set.
 */
export function uptimeOfDarwin(nanoseconds = (): bigint => process.hrtime.bigint()): Uptime {
  return { boot: null, ms: Number(nanoseconds() / 1_000_000n) };
}
