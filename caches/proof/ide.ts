import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf } from '../identity.ts';
import type { PartProblem } from '../measure/measurement.ts';
import { inWords } from '../text.ts';

/**
 * What a JetBrains IDE writes at the root of its index, whatever plug-ins it has: the list of its indexes, their
 * configuration, the names of stubs, the mark of an index that is open, the files that are still to be looked at.
 * intellij-community, platform: `ID.INDICES_ENUM_FILE`, `PersistentIndicesConfiguration`, `SerializationManagerImpl`,
 * `CorruptionMarker`, `PersistentDirtyFilesQueue`.
 */
const ofIndex = /^(indices\.enum|indices\.config|rep\.names|corruption\.marker|dirty-file-ids)/;

/** The storages of its file system, in `caches`: `PersistentFSLoader`, `PersistentFSPaths`, before 2019 `FSRecords`. */
const ofFileSystem = /^(records|names|attributes|attrib|content|contents|vfs_enum_\w|roots_\w)[\w.-]*\.dat/;

/** Why a directory is not an index or `caches` of that product; null if it is: by its own files, below a directory of its name. */
export function ideProblem(path: string, product: string): PartProblem | null {
  const foreign = (detail: string): PartProblem => ({ why: 'foreign-content', detail });
  const family = (product.split(/\d/, 1)[0] ?? '').toLowerCase();
  const isNamed = path.split('/').some((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(family) && !/^[a-z]/.test(lower.slice(family.length));
  });
  if (!isNamed) return foreign(inWords('notBelowProduct', { path, product }));
  const marks = basename(path) === 'caches' ? ofFileSystem : ofIndex;
  try {
    const names = readdirSync(path);
    if (names.length === 0 || names.some((name) => marks.test(name))) return null;
    return foreign(inWords('unknownToProduct', { path, product }));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return code === 'ENOTDIR' ? foreign(path) : { why: 'refused', detail: `${path}: ${code}` };
  }
}
