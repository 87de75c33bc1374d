import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { moduleCache } from '../../real/modules.ts';
import { testMachine, type TestMachine } from '../machine.ts';

/** A machine with a real module cache and a project that uses it; what go has to fetch again comes from a proxy in a directory. */
export interface Workshop extends TestMachine {
  readonly project: string;
  /** Runs the real go in the project; `text` is its output on both streams. */
  go(...argv: string[]): { readonly status: number | null; readonly text: string };
  /** Changes a file of the module cache whatever its permissions. */
  edit(path: string, change: (content: Buffer) => string | Buffer): void;
  /** Relative to the module cache. */
  inCache(path: string): string;
}

export function workshop(): Workshop {
  const machine = testMachine({ realGo: true });
  const kept = moduleCache();
  const project = join(machine.home, 'project');
  execFileSync('mkdir', ['-p', dirname(machine.modules)]);
  execFileSync('cp', ['-a', join(kept, 'modules'), machine.modules]);
  execFileSync('cp', ['-a', join(kept, 'project'), project]);
  const env = {
    ...machine.environment,
    GOPROXY: `file://${join(kept, 'modules/cache/download')}`,
    GOSUMDB: 'off',
    GOENV: 'off',
    GOWORK: 'off',
    // One for all: what it holds is not looked at here, and is compiled as fast as go can.
    GOCACHE: join(kept, '../modules-3-build'),
    GOFLAGS: `${machine.environment.GOFLAGS} "-gcflags=all=-N -l -dwarf=false"`,
    CGO_ENABLED: '0',
  };
  const inCache = (path: string): string => join(machine.modules, path);
  return Object.assign(machine, {
    project,
    inCache,
    go(...argv: string[]) {
      const { status, stdout, stderr } = spawnSync('go', argv, { cwd: project, env, encoding: 'utf8' });
      return { status, text: stdout + stderr };
    },
    edit(path: string, change: (content: Buffer) => string | Buffer) {
      const mode = lstatSync(inCache(path)).mode & 0o777;
      chmodSync(inCache(path), 0o644);
      writeFileSync(inCache(path), change(readFileSync(inCache(path))));
      chmodSync(inCache(path), mode);
    },
  });
}
