import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from './cache.ts';

/** What to build a program for: `darwin/arm64`, with further variables and flags of `go build`. */
export interface Target {
  readonly platform: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

const source = 'package main\n\nfunc main() { println("a real program") }\n';

function run(file: string, argv: readonly string[], directory: string, environment: object = {}): string {
  return execFileSync(file, argv, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOENV: 'off', GOWORK: 'off', ...environment },
  });
}

/** `go1.26.8`, or null where there is no Go: a test then skips. */
export function goVersion(): string | null {
  try {
    return run('go', ['env', 'GOVERSION'], '/').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The GOROOT of the Go of this machine. */
export function goRoot(): string {
  return run('go', ['env', 'GOROOT'], '/').trim();
}

/** A program built by the Go of this machine for any platform; its path. */
export function goProgram({ platform, environment = {}, flags = [] }: Target): string {
  const [GOOS = '', GOARCH = ''] = platform.split('/');
  const key = JSON.stringify([goVersion(), source, environment, flags]);
  const name = `${GOOS}-${GOARCH}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  return cached(`programs/${name}`, (directory) => {
    writeFileSync(join(directory, 'main.go'), source);
    writeFileSync(join(directory, 'go.mod'), 'module example.com/program\n\ngo 1.21\n');
    const variables = { CGO_ENABLED: '0', GOOS, GOARCH, ...environment };
    run('go', ['build', '-buildvcs=false', ...flags, '-o', 'program', '.'], directory, variables);
    return join(directory, 'program');
  });
}

/** The parts of an official toolchain that we look at: a directory with `VERSION` and `bin/{go,gofmt}` for, say, `darwin-arm64`. */
export function officialToolchain(version: string, platform: string): string {
  return cached(`toolchains/go${version}.${platform}`, (directory) => {
    const module = `golang.org/toolchain@v0.0.1-go${version}.${platform}`;
    const variables = { GOMODCACHE: join(directory, 'modules'), GOFLAGS: '-modcacherw' };
    const answer = JSON.parse(run('go', ['mod', 'download', '-json', module], directory, variables)) as {
      Dir: string;
    };
    const kept = join(directory, 'kept');
    for (const name of ['VERSION', 'bin/go', 'bin/gofmt']) {
      mkdirSync(dirname(join(kept, name)), { recursive: true });
      cpSync(join(answer.Dir, name), join(kept, name));
    }
    return kept;
  });
}

/** esbuild's program from its npm package for one platform, e.g. `esbuild-darwin-64@0.9.7`, which Go 1.16 built. */
export function esbuild(npmPackage: string): string {
  return cached(`esbuild/${npmPackage.replaceAll('/', '-')}`, (directory) => {
    const [packed] = JSON.parse(run('npm', ['pack', npmPackage, '--json'], directory)) as [
      { filename: string },
    ];
    run('tar', ['-xzf', packed.filename, 'package/bin/esbuild'], directory);
    return join(directory, 'package/bin/esbuild');
  });
}
