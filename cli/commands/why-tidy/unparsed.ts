import { resolve } from 'node:path';
import { readGoMod } from '../../../host/formats/mod-file/read.ts';
import { placeIn } from '../../../probes/errors/tidy/unparsed.ts';
import type { TidyCause } from './cause.ts';
import type { Pair } from './reproduce.ts';

/** Modules that are named. */
const mostNamed = 20;

/**
 * What tidy takes out of go.mod because it cannot see who imports it: of a file that is not Go, as an unfinished merge leaves one, it
 * reads the imports up to there and says nothing. Builds stop at such a file.
 */
export function droppedUnseen(
  unparsed: readonly string[],
  before: Pair,
  after: Pair,
  directory: string,
): readonly TidyCause[] {
  const kept = new Set(readGoMod(after.goMod).require.map(({ path }) => path));
  const dropped = readGoMod(before.goMod).require.filter(({ path }) => !kept.has(path));
  if (dropped.length === 0) return [];
  const names = dropped.slice(0, mostNamed).map(({ path }) => path);
  return unparsed.map((line) => ({
    id: 'unparsed-code',
    subject: resolve(directory, placeIn(line) ?? ''),
    evidence: line,
    values: { dropped: names.join(', ') },
    buildsStop: true,
  }));
}
