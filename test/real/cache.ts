import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../node_modules/.cache/gowarden', import.meta.url));

/**
 * A file or directory that is expensive to get, kept from run to run. `make` fills an empty directory and returns the
 * path in it to keep. Two runs may create it at the same time; the first to finish wins.
 */
export function cached(name: string, make: (directory: string) => string): string {
  const kept = join(root, name);
  if (existsSync(kept)) return kept;
  mkdirSync(dirname(kept), { recursive: true });
  const directory = mkdtempSync(join(root, '.making-'));
  try {
    renameSync(make(directory), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return kept;
}

/** A directory of that name for programs which see to it themselves that several may fill it at once. */
export function keptDirectory(name: string): string {
  const kept = join(root, name);
  mkdirSync(kept, { recursive: true });
  return kept;
}
