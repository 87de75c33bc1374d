import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cached } from './cache.ts';
import { goInstall } from './go-install.ts';

const clean = { ...process.env, GOENV: 'off', GOWORK: 'off', GOFLAGS: '' };

/** A real tool (`golang.org/x/vuln/cmd/govulncheck@v1.1.4`) built by that toolchain; its path. Needs the module proxy once. */
export function realTool(program: string, builtBy: string): string {
  const [path = ''] = program.split('@');
  const name = basename(path);
  const kept = cached(`tools/${program.replaceAll('/', '-')}-${builtBy}`, (directory) =>
    goInstall(program, join(directory, 'bin'), builtBy),
  );
  return join(kept, name);
}

const source = `package main

import (
	"fmt"
	"net/http"
)

func main() {
	answer, err := http.Get("http://localhost:1")
	fmt.Println(answer, err)
}
`;

/** A module with that `go` line, and in `.db` an empty database of vulnerabilities (https://go.dev/security/vuln/database). */
export function moduleOf(language: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-language-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'go.mod'), `module example.com/read\n\ngo ${language}\n`);
  writeFileSync(join(directory, 'main.go'), source);
  mkdirSync(join(directory, '.db/index'), { recursive: true });
  writeFileSync(join(directory, '.db/index/db.json'), '{"modified":"2026-01-01T00:00:00Z"}');
  for (const index of ['modules', 'vulns']) writeFileSync(join(directory, `.db/index/${index}.json`), '[]');
  return directory;
}

/** What a tool prints in a directory where that toolchain is selected, its line breaks as blanks. `$PWD` in a word is the directory. */
export function printed(tool: string, words: readonly string[], directory: string, selected: string): string {
  const argv = words.map((word) => word.replace('$PWD', directory));
  const ran = spawnSync(tool, argv, {
    cwd: directory,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...clean, GOTOOLCHAIN: selected, STATICCHECK_CACHE: join(directory, '.cache') },
  });
  return `${ran.stdout}${ran.stderr}`.replaceAll(/\s+/g, ' ');
}
