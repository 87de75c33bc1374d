import { dirname } from 'node:path';
import type { Host } from '../../host/host.ts';

/** The path itself or the first above it that is there. */
export function standing(host: Host, path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    if (host.files.target(at).ok) return at;
    if (at === dirname(at)) return null;
  }
}
