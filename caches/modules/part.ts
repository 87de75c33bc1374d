import { factsOf, identityOf } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import type { ModulePart } from './list.ts';

/** A file or tree of a module version as it is on disk now. */
export interface PartOnDisk extends ModulePart {
  readonly identity: Identity;
  /** Of the directory that it is in. */
  readonly parent: Identity;
  /** On disk, in blocks; of a tree that is its directory alone until it was walked. */
  readonly bytes: number;
  readonly files: number;
  /** The later of the last modification and, of a file, the last reading; milliseconds since 1970. */
  readonly lastUse: number;
  /** Whether it was read more than a day after it was written: then its volume notes when files are read. */
  readonly readLater: boolean;
}

const dayMs = 86_400_000;

/** Null when it is gone. `root` is the module cache with every link resolved. */
export function partOnDisk(root: string, part: ModulePart): PartOnDisk | null {
  const facts = factsOf(`${root}/${pathOfPart(part)}`);
  const parent = factsOf(part.directory === '' ? root : `${root}/${part.directory}`);
  if (!facts || !parent) return null;
  const written = Number(facts.mtimeMs);
  // A directory is read by everything that only walks past: our own measuring, a backup.
  const read = facts.isFile() ? Number(facts.atimeMs) : 0;
  return {
    ...part,
    identity: identityOf(facts),
    parent: identityOf(parent),
    bytes: Number(facts.blocks) * 512,
    files: facts.isDirectory() ? 0 : 1,
    lastUse: Math.max(read, written),
    readLater: read > Math.max(written, Number(facts.ctimeMs)) + dayMs,
  };
}

/** Relative to the module cache. */
export function pathOfPart({ directory, name }: Pick<ModulePart, 'directory' | 'name'>): string {
  return directory === '' ? name : `${directory}/${name}`;
}
