import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Hands a private directory of our own below `cache` to `use`, and removes it after. */
export async function withScratch<T>(cache: string, use: (directory: string) => Promise<T>): Promise<T> {
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(join(cache, 'tidy-'));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
