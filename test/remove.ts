import { rmSync } from 'node:fs';

/** Attempts, and milliseconds between them. */
const tries = 50;
const pauseMs = 100;

/**
 * Removes a directory in which a program that was ended may still write for a moment, as go's telemetry does: Node's `maxRetries`
 * tries the same directory again, but what came into it meanwhile stays (nodejs/node lib/internal/fs/rimraf.js, `_rmdirSync`).
 */
export function removeWhole(path: string): void {
  for (let left = tries; ; left -= 1) {
    try {
      return rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (left === 0 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
