import type { Platform } from './host.ts';

/** The platform that we ourselves run on, which is not the one looked at when a simulation answers. */
export const ourPlatform: Platform = process.platform === 'darwin' ? 'darwin' : 'linux';
