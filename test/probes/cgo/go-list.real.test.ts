import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { Sources } from '../../../probes/cgo/sources.ts';
import { goVersion } from '../../real/go-programs.ts';

const missing = goVersion() === null ? ' (Go is missing)' : '';

interface Listed {
  readonly Dir: string;
  readonly CgoFiles?: readonly string[];
  readonly Imports?: readonly string[];
}

test.skipIf(missing !== '').each([
  { os: 'darwin', architecture: 'arm64' },
  { os: 'linux', architecture: 'amd64' },
])(
  `imports and files with cgo in the standard library match go list: $os/$architecture${missing}`,
  { timeout: 120_000 },
  async (target) => {
    const env = { ...process.env, GOOS: target.os, GOARCH: target.architecture, CGO_ENABLED: '1' };
    const words = ['list', '-e', '-json=Dir,CgoFiles,Imports', 'std'];
    const text = execFileSync('go', words, {
      env: { ...env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOEXPERIMENT: 'none' },
      encoding: 'utf8',
    });
    const all = JSON.parse(`[${text.replaceAll('}\n{', '},{')}]`) as Listed[];
    const sources = new Sources(await openHost());
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ CgoFiles = [] }) => CgoFiles.length > 0).length).toBeGreaterThan(1);
    for (const { Dir, CgoFiles = [], Imports = [] } of all) {
      const { imports, cgo, unread } = sources.packageIn(Dir, readdirSync(Dir), target);
      // Packages of the standard library that are vendored are listed by their place.
      const named = Imports.filter((path) => path !== 'C').map((path) => path.replace(/^vendor\//, ''));
      expect([...imports].sort(), Dir).toEqual(named.sort());
      expect(cgo.map(({ file }) => file).sort(), Dir).toEqual(CgoFiles.map((name) => join(Dir, name)).sort());
      expect(unread).toEqual([]);
    }
  },
);
