import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keptDirectory } from './cache.ts';
import { goRoot } from './go-programs.ts';

/** The older official toolchain that tests switch to. */
export const older = 'go1.25.4';

/**
 * A GOPATH whose module cache holds the older toolchain for each of the platforms (`linux-amd64`), and perhaps for others, unpacked
 * and verified by the go command itself, which also lets each be unpacked once when several ask. Needs Go and the module proxy once.
 */
export function goPath(platforms: readonly string[]): string {
  const gopath = keptDirectory(`gopath/${older}`);
  const done = (platform: string): string => join(gopath, `${platform}.done`);
  const modules = platforms.filter((platform) => !existsSync(done(platform))).map(toolchainModule);
  if (modules.length === 0) return gopath;
  const variables = {
    GOPATH: gopath,
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
    GOWORK: 'off',
  };
  execFileSync('go', ['mod', 'download', ...modules], {
    cwd: gopath,
    stdio: 'pipe',
    env: { ...process.env, GOMODCACHE: '', ...variables },
  });
  for (const module of modules) allowPrograms(join(gopath, 'pkg/mod', module));
  for (const platform of platforms) writeFileSync(done(platform), '');
  return gopath;
}

/**
 * As go does it before it first starts a toolchain that it has unpacked, bin/go last: go takes one whose bin/go may be started for
 * one that is done (cmd/go/internal/toolchain/select.go, allowExec).
 */
function allowPrograms(goroot: string): void {
  for (const file of readdirSync(join(goroot, 'pkg/tool'), { recursive: true, withFileTypes: true }))
    if (file.isFile()) chmodSync(join(file.parentPath, file.name), 0o755);
  chmodSync(join(goroot, 'bin/go'), 0o755);
}

/** `golang.org/toolchain@v0.0.1-go1.25.4.linux-amd64`. */
export function toolchainModule(platform: string): string {
  return `golang.org/toolchain@v0.0.1-${older}.${platform}`;
}

/**
 * A GOROOT in a directory of its own, with the real go command of this machine, its tools and its source, and the go.env that is
 * given.
 */
export function smallGoroot(directory: string, goEnv: string | null): string {
  const real = goRoot();
  mkdirSync(join(directory, 'bin'), { recursive: true });
  mkdirSync(join(directory, 'pkg'));
  symlinkSync(join(real, 'pkg/tool'), join(directory, 'pkg/tool'));
  symlinkSync(join(real, 'src'), join(directory, 'src'));
  cpSync(join(real, 'VERSION'), join(directory, 'VERSION'));
  linkOrCopy(join(real, 'bin/go'), join(directory, 'bin/go'));
  if (goEnv !== null) writeFileSync(join(directory, 'go.env'), goEnv);
  return directory;
}

/** A hard link to a big file; a copy where it would have to cross to another file system. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EXDEV' || error.code === 'EPERM')))
      throw error;
    cpSync(from, to);
  }
}
