import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keptDirectory } from './cache.ts';
import { goPath, older } from './toolchains.ts';

/**
 * Most of what a tool costs to build is optimizing its own packages and describing all of them to a debugger. The standard library is
 * optimized: most of what a tool does happens there.
 */
const quickly = ['-gcflags=all=-N -l -dwarf=false', '-gcflags=std=-dwarf=false', '-ldflags=-s -w'];
const lock = '/usr/bin/flock';

/**
 * Builds a real program (`golang.org/x/tools/gopls@v0.22.0`) by the Go of this machine (`local`) or another, into a directory, which
 * it returns. Two at once would each compile the same packages, so they take turns. Needs the module proxy once.
 */
export function goInstall(program: string, bin: string, builtBy: string): string {
  mkdirSync(bin, { recursive: true });
  const argv = ['go', 'install', ...quickly, program];
  const inTurn = [lock, '--close', join(keptDirectory('locks'), `go-install-${builtBy}`), ...argv];
  const [file = '', ...words]: readonly string[] = existsSync(lock) ? inTurn : argv;
  // Where that toolchain is unpacked already.
  const modules =
    builtBy === older
      ? { GOPATH: goPath([`linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`]), GOMODCACHE: '' }
      : {};
  const clean = { GOENV: 'off', GOWORK: 'off', GOFLAGS: '-modcacherw', GO111MODULE: 'on', CGO_ENABLED: '0' };
  execFileSync(file, words, {
    cwd: bin,
    stdio: 'pipe',
    env: { ...process.env, ...clean, ...modules, GOBIN: bin, GOTOOLCHAIN: builtBy },
  });
  return bin;
}
