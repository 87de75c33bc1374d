import { dirname, join } from 'node:path';
import type { Files } from '../../host/files/files.ts';

const mostLevels = 64;

/**
 * The nearest directory upward, beginning with this one, that holds a file of that name; null when there is none, it is too far
 * up, or that is unknown.
 */
export function nearestWith(name: string, directory: string, files: Files): string | null {
  let at = directory;
  for (let level = 0; level < mostLevels; level += 1) {
    const found = files.target(join(at, name));
    if (found.ok && found.value.kind === 'file') return at;
    // What is further up may not be the nearest.
    if (!found.ok && found.failure.kind === 'unresponsive') return null;
    if (at === dirname(at)) return null;
    at = dirname(at);
  }
  return null;
}
