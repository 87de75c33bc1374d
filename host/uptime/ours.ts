import { ourPlatform } from '../platform.ts';
import type { Uptime } from './uptime.ts';
import { uptimeOfDarwin } from './uptime.darwin.ts';
import { uptimeOfLinux } from './uptime.linux.ts';

/** The uptime of the machine that we ourselves run on. Throws when the system does not say. */
export const ourUptime: () => Uptime = ourPlatform === 'darwin' ? uptimeOfDarwin : uptimeOfLinux;
