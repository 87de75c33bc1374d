import type { Marks } from '../attributes/marks.ts';
import type { Files } from '../files/files.ts';
import type { Volume } from '../files/volume.ts';
import type { Description } from './description.ts';

/** What the description says about paths, with nothing for all others; null when it says nothing about any. */
export function marksOf(
  { marks }: Description,
  files: Files,
  paths: readonly string[],
): ReadonlyMap<string, Marks> | null {
  if (marks === undefined) return null;
  const there = paths.filter((path) => files.facts(path).ok);
  return new Map(
    there.map((path): [string, Marks] => {
      const { flags = [], capabilities = '', label = '', attributes = [] } = marks[path] ?? {};
      return [path, { flags, capabilities, label, attributes }];
    }),
  );
}

/** The innermost file system of the description that holds the path; null where it describes none. */
export function volumeOf({ volumes = [] }: Description, files: Files, path: string): Volume | null {
  const real = files.realPath(path);
  if (!real.ok) return null;
  const [inner] = volumes
    .filter(({ point }) => point === '/' || real.value === point || real.value.startsWith(`${point}/`))
    .sort((a, b) => b.point.length - a.point.length);
  if (!inner) return null;
  const { point, type = 'apfs', readOnly = false, freeBytes = null, freeFiles = null } = inner;
  return { point, type, readOnly, freeBytes, freeFiles };
}
