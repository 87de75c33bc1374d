import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import { escapePath } from './module-sums.ts';

const most = 100;
const mostLines = 20_000;

/**
 * The lock files of the module versions that go.sum of these modules names and that are not unpacked yet: the ones that go
 * commands can wait for. For a system that must be asked about files by their names (macOS). At most 100.
 */
export function pendingLocks(
  modules: readonly string[],
  moduleCache: string,
  files: Files,
): readonly string[] {
  const found = new Set<string>();
  for (const module of modules) {
    const text = files.text(join(module, 'go.sum'), 4 * 1024 * 1024);
    if (!text.ok) continue;
    for (const line of text.value.split('\n', mostLines)) {
      const [path = '', version = ''] = line.split(' ');
      if (version === '' || version.endsWith('/go.mod')) continue;
      const at = join(moduleCache, 'cache/download', escapePath(path), '@v', escapePath(version));
      // A version that was unpacked has no `.partial` any more (cmd/go/internal/modfetch, DownloadDir).
      const tree = join(moduleCache, `${escapePath(path)}@${escapePath(version)}`);
      const unpacked = files.facts(tree).ok && !files.facts(`${at}.partial`).ok;
      if (!unpacked && files.facts(`${at}.lock`).ok) found.add(`${at}.lock`);
      if (found.size >= most) return [...found];
    }
  }
  return [...found];
}
