import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { goVersion } from './go-programs.ts';

/** A module that builds with the standard library alone. */
export function writeModule(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'go.mod'), 'module example.com/hello\n\ngo 1.21\n');
  writeFileSync(
    join(directory, 'main.go'),
    'package main\n\nimport "errors"\n\nfunc main() { println(errors.New("hello").Error()) }\n',
  );
}

/** Fills a build cache as the first `go build` of a module does, with what one did before. */
export function fillBuildCache(path: string): void {
  const kept = cached(`build-cache/${goVersion()}`, (directory) => {
    const module = join(directory, 'module');
    writeModule(module);
    const filled = join(directory, 'cache');
    const variables = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local', GOCACHE: filled };
    execFileSync('go', ['build', '-o', directory, './...'], {
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
