import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cached } from '../cache.ts';

/** An error text of a tool that takes long to get: as printed on linux/amd64 on 30 November 2026, and how to reproduce it. */
export interface Recorded {
  readonly row: string;
  /** What printed it. */
  readonly by: string;
  readonly text: string;
  readonly again: () => string;
}

const clean = { ...process.env, GOENV: 'off', GOWORK: 'off', GOFLAGS: '-modcacherw -buildvcs=false' };
/** A module of one file with that go line. */
export const module = (go: string, main = 'func main() {}'): Readonly<Record<string, string>> => ({
  'go.mod': `module example.com/m\n\ngo ${go}\n`,
  'main.go': `package main\n\n${main}\n`,
});

/** What a program prints in a directory with these files. */
export function printed(
  [program = '', ...words]: readonly string[],
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): string {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-texts-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const options = { cwd: directory, env: { ...clean, ...env }, input: 'exit\n', timeout: 300_000 };
    const { error, stdout, stderr } = spawnSync(program, words, { ...options, encoding: 'utf8' });
    if (error) throw error;
    return `${stdout}${stderr}`;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A tool built by a toolchain. Needs the module proxy once. */
export function tool(source: string, toolchain: string): string {
  const name = `${source.replace(/[^\w.]+/g, '-')}-${toolchain}`;
  const kept = cached(`tools/${name}`, (directory) => {
    const env = { ...clean, GOBIN: join(directory, 'bin'), GOTOOLCHAIN: toolchain };
    execFileSync('go', ['install', source], { cwd: directory, stdio: 'pipe', env });
    return join(directory, 'bin');
  });
  return join(kept, /\/([\w-]+)@/.exec(source)?.[1] ?? '');
}

/** Lines of a text. */
export const lines = (...all: readonly string[]): string => all.join('\n');
