import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';

/** A module that needs a few small ones, one of them with capitals in its path. */
export const moduleFiles: Readonly<Record<string, string>> = {
  'go.mod': `module example.com/kim

go 1.21

require (
	github.com/BurntSushi/toml v1.4.0
	rsc.io/quote v1.5.2
)

require (
	golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c // indirect
	rsc.io/sampler v1.3.0 // indirect
)
`,
  'main.go': `package main

import (
	"fmt"

	"github.com/BurntSushi/toml"
	"rsc.io/quote"
)

func main() {
	var value any
	fmt.Println(quote.Hello(), toml.Unmarshal(nil, &value))
}
`,
};

/**
 * A directory with `project` (the module above, with its go.sum) and `modules` (the module cache that the go command
 * made for it, extracted). Needs Go and the module proxy once; later a proxy of `modules/cache/download` is enough.
 */
export function moduleCache(): string {
  return cached('modules-1', (directory) => {
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
