import { lstatSync, type BigIntStats, type PathLike } from 'node:fs';
import type { Identity } from './plan/plan.ts';

/** Whether an error says that nothing is there (any more). */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The system's code of an error (`EACCES`); undefined for errors that are none of the system's. */
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

export function identityOf(facts: BigIntStats): Identity {
  const { dev, ino, birthtimeNs, ctimeNs } = facts;
  // Where a file system keeps no time of birth, it is zero or the time of the last change (libuv, src/unix/fs.c).
  const born = birthtimeNs === 0n || birthtimeNs === ctimeNs ? {} : { born: String(birthtimeNs) };
  return { device: String(dev), inode: String(ino), ...born };
}

export function same(facts: BigIntStats | null, { device, inode, born }: Identity): boolean {
  if (facts === null || String(facts.dev) !== device || String(facts.ino) !== inode) return false;
  return born === undefined || String(facts.birthtimeNs) === born;
}
