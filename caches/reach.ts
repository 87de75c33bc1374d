import type { Files } from '../host/files/files.ts';

/** Shows where a call about a path may never return, so that none is made there. */
export type Reach = Pick<Files, 'isLocal' | 'silence'>;

/** The first sentence about one of these paths; null while all answer. */
export function silenceOf(reach: Reach, paths: Iterable<string>): string | null {
  for (const path of paths) {
    const silence = reach.silence(path);
    if (silence !== null) return silence;
  }
  return null;
}
