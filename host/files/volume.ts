import { statfsSync } from 'node:fs';
import type { Files } from './files.ts';
import type { MountTable } from './mounts.ts';

/** The file system that a path lies on. Each number is null where it is not known. */
export interface Volume {
  /** The directory that it is mounted at. */
  readonly point: string;
  /** As the system calls it: `ext4`, `apfs`. */
  readonly type: string;
  /** Mounted so that nobody writes to it. */
  readonly readOnly: boolean;
  /** Bytes that we may still write. */
  readonly freeBytes: number | null;
  /** Number of files that may still be created; also null where only the bytes are limited. */
  readonly freeFiles: number | null;
}

/** Reports on the volume of a path that exists; null when it does not, or is not on a disk of this machine. */
export function volumeAt(path: string, files: Files, table: MountTable): Volume | null {
  const real = files.realPath(path);
  if (!real.ok || !files.isLocal(real.value)) return null;
  const mount = table.at(real.value);
  if (mount === null) return null;
  const { point, type, readOnly = false } = mount;
  return { point, type, readOnly, ...roomAt(files.onDisk(real.value)) };
}

function roomAt(path: string): Pick<Volume, 'freeBytes' | 'freeFiles'> {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(path);
    // Btrfs and others that make inodes as they need them say 0 of 0.
    return { freeBytes: bavail * bsize, freeFiles: files === 0 ? null : ffree };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { freeBytes: null, freeFiles: null };
    throw error;
  }
}
