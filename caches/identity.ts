import { lstatSync, type BigIntStats, type PathLike } from 'node:fs';
import type { Identity } from './plan/plan.ts';

/** Whether an error says that nothing is there (any more). */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The system's code of an error (`EACCES`); undefined for errors that did not come from the system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** `lstat` with inodes in full; null when nothing is there. */
export function factsOf(path: PathLike): BigIntStats | null {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/**
 * Whether birth times are the file system's own. On an old kernel or in a sandbox without `statx`, Node gives the time
 * of the last change instead (libuv, src/unix/fs.c: `uv__to_stat`). The link to a process's directory reveals that: it
 * should be without a birth time. macOS lacks that link and always keeps birth times.
 */
const hasBirthTimes = (factsOf('/proc/self')?.birthtimeNs ?? 0n) === 0n;

export function identityOf(facts: BigIntStats): Identity {
  const { dev, ino, birthtimeNs } = facts;
  const kind = kindOf(facts);
  // Zero where a file system keeps none.
  const born = birthtimeNs === 0n || !hasBirthTimes ? {} : { born: String(birthtimeNs) };
  return { device: String(dev), inode: String(ino), kind, ...born };
}

/** When it was made, in milliseconds since 1970; null where that is not known. */
export function bornAt({ birthtimeNs }: BigIntStats): number | null {
  return birthtimeNs === 0n || !hasBirthTimes ? null : Number(birthtimeNs / 1_000_000n);
}

/** An inode is given to the next file as soon as its own is gone, so that its number alone says little. */
export function same(facts: BigIntStats | null, { device, inode, kind, born }: Identity): boolean {
  if (facts === null || String(facts.dev) !== device || String(facts.ino) !== inode) return false;
  if (kind !== undefined && kind !== kindOf(facts)) return false;
  return born === undefined || String(facts.birthtimeNs) === born;
}

function kindOf(facts: BigIntStats): NonNullable<Identity['kind']> {
  if (facts.isDirectory()) return 'directory';
  return facts.isFile() ? 'file' : 'other';
}
