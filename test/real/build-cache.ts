import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { goVersion } from './go-programs.ts';

/** Packages of a module, and bytes of text in each: enough for a cache, and rebuilt within a second or two. */
const packages = 40;
const textBytes = 40_000;

/** A module of many packages that needs nothing else, not even the runtime: rebuilding that takes ten times as long. */
export function writeModule(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'go.mod'), 'module example.com/hello\n\ngo 1.21\n');
  for (let number = 0; number < packages; number += 1) {
    const name = `p${number}`;
    mkdirSync(join(directory, name), { recursive: true });
    const text = `${name} `.repeat(textBytes / (name.length + 1));
    writeFileSync(join(directory, name, `${name}.go`), `package ${name}\n\nvar Text = "${text}"\n`);
  }
}

/** Fills a build cache like the first `go build -trimpath` of a module, wherever that is, from an earlier one. */
export function fillBuildCache(path: string): void {
  const kept = cached(`many-trimmed-packages/${goVersion()}`, (directory) => {
    const module = join(directory, 'module');
    writeModule(module);
    const filled = join(directory, 'cache');
    const variables = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local', GOCACHE: filled };
    execFileSync('go', ['build', '-trimpath', './...'], {
      cwd: module,
      env: { ...process.env, ...variables },
      stdio: 'pipe',
    });
    return filled;
  });
  cpSync(kept, path, { recursive: true, preserveTimestamps: true });
}

/** How many entries a build cache holds; its directories may come and go meanwhile. */
export function entriesIn(path: string): number {
  const list = (directory: string): string[] => {
    try {
      return readdirSync(directory);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  const directories = list(path).filter((name) => /^[0-9a-f]{2}$/.test(name));
  return directories.flatMap((name) => list(join(path, name))).filter((name) => /-[ad]$/.test(name)).length;
}
