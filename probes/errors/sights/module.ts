import { dirname, join } from 'node:path';
import { readGoMod } from '../../../host/formats/mod-file/read.ts';
import type { Place } from '../sight.ts';

/** The directory of the nearest file of that name, there or above. */
export function nearest(name: string, from: string, { files }: Place): string | null {
  for (let directory = from; ; directory = dirname(directory)) {
    const facts = files.target(join(directory, name));
    if (facts.ok && facts.value.kind === 'file') return directory;
    if (directory === dirname(directory)) return null;
  }
}

/** The module to which a directory belongs. */
export function moduleAt(
  from: string,
  place: Place,
): { readonly root: string; readonly path: string } | null {
  const root = nearest('go.mod', from, place);
  const read = root === null ? null : place.files.text(join(root, 'go.mod'));
  if (root === null || read?.ok !== true) return null;
  const { module } = readGoMod(read.value);
  return module === null ? null : { root, path: module };
}

/** The names in a directory; none where it cannot be listed. */
export function namesIn(directory: string, { files }: Place): readonly string[] {
  const listed = files.list(directory);
  return listed.ok ? listed.value : [];
}
