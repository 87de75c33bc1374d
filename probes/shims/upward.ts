import { posix } from 'node:path';

/** A directory and all its parents, nearest first; at most 64. */
export function upward(directory: string): readonly string[] {
  const all: string[] = [];
  for (let at = posix.normalize(directory); all.length < 64; at = posix.dirname(at)) {
    all.push(at);
    if (at === posix.dirname(at)) break;
  }
  return all;
}
