import { execFileSync } from 'node:child_process';
import { cached } from '../cache.ts';

/** The newest gopls that the Go 1.26 of our machines builds (0.24 needs Go 1.27). */
const version = 'v0.22.0';

/** The path of a real gopls. Needs Go, and the module proxy once. */
export function gopls(): string {
  return cached(`gopls/${version}/gopls`, (directory) => {
    execFileSync('go', ['install', `golang.org/x/tools/gopls@${version}`], {
      cwd: directory,
      stdio: 'pipe',
      env: {
        ...process.env,
        ...{ GOTOOLCHAIN: 'local', GOENV: 'off', GOWORK: 'off', GOFLAGS: '-modcacherw' },
        ...{ GOBIN: directory, GOPATH: `${directory}/path`, GOMODCACHE: '' },
      },
    });
    return `${directory}/gopls`;
  });
}
