import { statfsSync } from 'node:fs';
import { codeOf } from '../identity.ts';

/** Bytes that we may still write on the volume of a path; null when unknown. */
export function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}

/** Below this a disk is nearly full: programs fail on it, and waiting for an undo that frees nothing yet would keep it so. */
export const nearlyFullBytes = 512 * 1024 * 1024;
