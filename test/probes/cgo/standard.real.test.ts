import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isLinkedWithC } from '../../../probes/cgo/standard.ts';
import { goVersion } from '../../real/go-programs.ts';

const missing = goVersion() === null ? ' (Go is missing)' : '';

test.skipIf(missing !== '')(
  `packages of the standard library that are linked with C match go list${missing}`,
  () => {
    const format = '{{.ImportPath}}{{range .Deps}} {{.}}{{end}}';
    const env = { ...process.env, GOOS: 'linux', GOARCH: 'amd64', CGO_ENABLED: '1', GOFLAGS: '' };
    const text = execFileSync('go', ['list', '-f', format, 'std'], {
      env: { ...env, GOTOOLCHAIN: 'local', GOEXPERIMENT: 'none' },
      encoding: 'utf8',
    });
    const all = text.trim().split('\n');
    expect(all.length).toBeGreaterThan(200);
    for (const line of all) {
      const [path = '', ...dependencies] = line.split(' ');
      const isLinked = path === 'runtime/cgo' || dependencies.includes('runtime/cgo');
      // Nothing is said about newer packages, or those that nobody else may import.
      if (isLinkedWithC(path) !== null) expect(isLinkedWithC(path), path).toBe(isLinked);
    }
    for (const path of ['net/http', 'os/user', 'fmt']) expect(isLinkedWithC(path)).not.toBeNull();
  },
);
