import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A separate file system of that size (`64k`), to be filled up. */
export interface SmallDisk {
  readonly path: string;
  resize(size: string): void;
  remove(): void;
}

const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];

function asRoot(...words: string[]): void {
  const [file = '', ...rest] = [...prefix, ...words];
  execFileSync(file, rest, { stdio: 'ignore' });
}

/** Why it cannot be created here; null if it can. */
export const noSmallDisk: string | null = (() => {
  if (!existsSync('/proc/mounts')) return 'needs tmpfs, which only Linux has';
  if (prefix.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    return 'needs root to mount a small disk';
  }
  try {
    smallDisk('16k').remove();
    return null;
  } catch {
    return 'needs a machine that lets root mount';
  }
})();

export function smallDisk(size: string): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'gowarden-disk-'));
  mkdirSync(path, { recursive: true });
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0777`, 'tmpfs', path);
  return {
    path,
    resize: (to) => asRoot('mount', '-o', `remount,size=${to}`, path),
    remove: () => {
      asRoot('umount', '-l', path);
      rmdirSync(path);
    },
  };
}
