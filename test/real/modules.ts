import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';

/** A module that needs two small ones, one of them with capitals in its path. */
export const moduleFiles: Readonly<Record<string, string>> = {
  'go.mod': `module example.com/kim

go 1.21

require (
	github.com/BurntSushi/toml v1.4.0
	github.com/google/uuid v1.6.0
)
`,
  'kim.go': `package kim

import (
	"github.com/BurntSushi/toml"
	"github.com/google/uuid"
)

var New, Decode = uuid.New, toml.Decode
`,
};

/**
 * A directory with `project` (the module above, with its go.sum) and `modules` (the module cache that the go command
 * made for it, extracted). Needs Go and the module proxy once; later a proxy of `modules/cache/download` is enough.
 */
export function moduleCache(): string {
  return cached('modules-3', (directory) => {
    const kept = join(directory, 'kept');
    const project = join(kept, 'project');
    mkdirSync(project, { recursive: true });
    for (const [name, text] of Object.entries(moduleFiles)) writeFileSync(join(project, name), text);
    const env = {
      ...process.env,
      GOMODCACHE: join(kept, 'modules'),
      GOFLAGS: '-mod=mod',
      GOTOOLCHAIN: 'local',
      GOENV: 'off',
      GOWORK: 'off',
    };
    execFileSync('go', ['mod', 'download'], { cwd: project, env, stdio: 'pipe' });
    execFileSync('go', ['list', '-deps', './...'], { cwd: project, env, stdio: 'pipe' });
    return kept;
  });
}
