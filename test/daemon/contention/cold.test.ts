import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../daemon/clock.ts';
import { ColdCache } from '../../../daemon/contention/cold.ts';
import { openHost } from '../../../host/open.ts';

let moduleCache: string;
let cold: ColdCache;
let heard: number;
let refused: string[];

beforeEach(async () => {
  moduleCache = mkdtempSync(join(tmpdir(), 'gowarden-cold-'));
  mkdirSync(join(moduleCache, 'cache/vcs'), { recursive: true });
  mkdirSync(join(moduleCache, 'cache/download/github.com/spf13/cobra/@v'), { recursive: true });
  mkdirSync(join(moduleCache, 'cache/download/sumdb/sum.golang.org/tile'), { recursive: true });
  [heard, refused] = [0, []];
  cold = new ColdCache({
    moduleCache,
    files: (await openHost()).files,
    clock: systemClock,
    onDownload: () => (heard += 1),
    onRefused: (path) => refused.push(path),
  });
  cold.sync();
});
afterEach(() => {
  cold.close();
  rmSync(moduleCache, { recursive: true });
  expect(refused).toEqual([]);
});

const isHeard = async (): Promise<void> => {
  const before = heard;
  await vi.waitFor(() => expect(heard).toBeGreaterThan(before), { timeout: 20_000, interval: 5 });
};

test.each([
  ['of a host', 'cache/download/gopkg.in/yaml.v3/@v'],
  ['of an owner', 'cache/download/github.com/google/uuid/@v'],
  ['of a repository', 'cache/download/github.com/spf13/viper/@v'],
  ['of a repository that git fetches', `cache/vcs/${'a'.repeat(64)}`],
])('the first module %s is noticed', async (_what, path) => {
  const hearing = isHeard();
  mkdirSync(join(moduleCache, path), { recursive: true });
  await hearing;
});

test('so is what comes after the cache was emptied', async () => {
  const emptied = isHeard();
  rmSync(join(moduleCache, 'cache/download'), { recursive: true });
  await emptied;
  const made = isHeard();
  mkdirSync(join(moduleCache, 'cache/download/github.com/spf13'), { recursive: true });
  await made;
  const second = isHeard();
  mkdirSync(join(moduleCache, 'cache/download/github.com/spf13/cobra/@v'), { recursive: true });
  await second;
});

test('files of known modules and notes of the checksum database are not news', async () => {
  writeFileSync(join(moduleCache, 'cache/download/github.com/spf13/cobra/@v/list'), '');
  writeFileSync(join(moduleCache, 'cache/download/sumdb/sum.golang.org/latest'), '');
  // Real news comes after them.
  const hearing = isHeard();
  mkdirSync(join(moduleCache, 'cache/download/github.com/spf13/viper'));
  await hearing;
  expect(heard).toBe(1);
});
