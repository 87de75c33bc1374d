import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { goRoot, goVersion } from './go-programs.ts';

/**
 * A program that uses the golang.org/x/mod from which the `go` command of this machine is built: its copy is in GOROOT, so
 * that nothing is downloaded. `source` is its main.go.
 */
export function overMod(source: string): string {
  const key = createHash('sha256')
    .update(`${goVersion() ?? ''} `)
    .update(readFileSync(source))
    .digest('hex');
  return cached(`programs/over-mod-${key.slice(0, 16)}`, (directory) => {
    const vendored = join(goRoot(), 'src/cmd/vendor/golang.org/x/mod');
    for (const name of ['modfile', 'module', 'semver', 'sumdb', 'internal'])
      cpSync(join(vendored, name), join(directory, name), { recursive: true });
    mkdirSync(join(directory, 'oracle'));
    copyFileSync(source, join(directory, 'oracle/main.go'));
    writeFileSync(join(directory, 'go.mod'), 'module golang.org/x/mod\n\ngo 1.23\n');
    execFileSync('go', ['build', '-buildvcs=false', '-o', 'program', './oracle'], {
      cwd: directory,
      stdio: 'pipe',
      env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOWORK: 'off', GOPROXY: 'off' },
    });
    return join(directory, 'program');
  });
}
