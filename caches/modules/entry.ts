import { modulePath, moduleVersion } from './escape.ts';

/** The module that toolchains are downloaded as: https://go.dev/ref/mod#toolchain-downloads. */
export const toolchain = 'golang.org/toolchain';

/** What a module version consists of in a module cache. `leftover`: what a `go` that was killed left behind. */
export type Role = 'tree' | 'zip' | 'ziphash' | 'mod' | 'info' | 'lock' | 'partial' | 'leftover';

/** What an entry of a module cache is. */
export interface ModuleName {
  readonly role: Role;
  readonly path: string;
  readonly version: string;
}

/** `v1.5.2.zip`, `v1.5.2.zip123456.tmp` (cmd/go/internal/modfetch: CachePath, tempFile). */
const recordFile = /^(v.+)\.(zip|ziphash|mod|info|lock|partial)(\d+\.tmp)?$/;
/** `quote@v1.5.2`; Go before 1.16 extracted into `quote@v1.5.2.tmp-123456` first (modfetch.unzip). */
const treeName = /^([^@]+)@(v.+?)(\.tmp-\d+)?$/;
const recordDirectory = /^cache\/download\/(.+)\/@v$/;

/**
 * What the entry `name` of `directory` (relative to the module cache, empty for the cache itself) is to which module
 * version; null for everything else, which no repair and no policy touches. https://go.dev/ref/mod#module-cache
 */
export function moduleEntry(directory: string, name: string): ModuleName | null {
  const record = recordDirectory.exec(directory);
  if (record) return named(record[1] ?? '', recordFile.exec(name));
  if (directory === 'cache' || directory.startsWith('cache/')) return null;
  const [, base = '', version = '', leftover] = treeName.exec(name) ?? [];
  const tree = [directory === '' ? base : `${directory}/${base}`, version] as const;
  return whole(tree[0], tree[1], leftover === undefined ? 'tree' : 'leftover');
}

/** Whether a file of an `@v` directory is part of a module version's record, or the list of the versions that are there. */
export function isRecordFile(path: string, name: string): boolean {
  return /^list(\d+\.tmp)?$/.test(name)
    ? modulePath(path) !== null
    : named(path, recordFile.exec(name)) !== null;
}

/** Whether a directory's name, below the directories `above` of a module cache, is that of a module version's tree. */
export function isTreeName(above: readonly string[], name: string): boolean {
  return moduleEntry(above.join('/'), name) !== null;
}

function named(path: string, match: RegExpExecArray | null): ModuleName | null {
  const [, version = '', role = '', leftover] = match ?? [];
  return whole(path, version, leftover === undefined ? (role as Role) : 'leftover');
}

function whole(path: string, version: string, role: Role): ModuleName | null {
  const name = { path: modulePath(path), version: moduleVersion(version) };
  return name.path === null || name.version === null
    ? null
    : { role, path: name.path, version: name.version };
}
