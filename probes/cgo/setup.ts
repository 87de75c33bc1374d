import { posix } from 'node:path';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import { builtInOf, hasCgo } from '../../host/go/built-in.ts';
import type { Setting } from '../../host/go/setting.ts';
import { readSettings, type Settings } from '../../host/go/settings.ts';
import type { Architecture, Context, Host } from '../../host/host.ts';
import { compareVersions } from '../versions/parse.ts';
import { type Compiler, compilerOf, type Surroundings } from './compiler.ts';
import { findProgram } from './program.ts';

/** The go command whose builds are looked at. */
export interface GoUsed {
  /** As PATH names it. */
  readonly path: string;
  /** `go1.26.8` */
  readonly version: string;
  /** What it runs as, which is what it builds for when nobody says otherwise; null when its file does not tell. */
  readonly architecture: Architecture | null;
  readonly goroot: string | null;
}

/**
 * Why cgo is on or off. `set`: CGO_ENABLED says so; `cross`: off, as the build is for another machine; `no-compiler`: off, as the
 * built-in compiler is not on PATH (Go 1.20 and later); `unsupported`: that target has none; `built-in`: as Go is by itself.
 *
 * @open
 */
export type EnabledWhy = 'set' | 'cross' | 'no-compiler' | 'unsupported' | 'built-in';

export interface Enabled {
  readonly value: boolean;
  readonly why: EnabledWhy;
}

/** How a go command would build C in one context. */
export interface Setup extends Surroundings {
  readonly go: GoUsed;
  readonly target: BuildTarget;
  /** Whether the target is another machine than the one that go runs as. */
  readonly cross: boolean;
  readonly enabled: Enabled;
  readonly cc: Compiler;
  readonly cxx: Compiler;
}

/** Reads what decides a build of C in a directory; `target` in the place of what GOOS and GOARCH say. Reads files only. */
export function setupOf(
  host: Host,
  context: Context,
  directory: string,
  go: GoUsed,
  target: Partial<BuildTarget> = {},
): Setup {
  const settings = readSettings(host, context.environment, go.goroot, directory);
  const own = { os: host.platform, architecture: go.architecture ?? '' };
  const chosen = {
    os: target.os ?? (settings('GOOS').value || own.os),
    architecture: target.architecture ?? (settings('GOARCH').value || own.architecture),
  };
  const around: Surroundings = { host, context, directory, goroot: go.goroot, settings };
  const cross = chosen.os !== own.os || chosen.architecture !== own.architecture;
  return {
    ...around,
    go,
    target: chosen,
    cross,
    enabled: enabledOf(around, go, chosen, cross),
    cc: compilerOf(around, 'CC', chosen),
    cxx: compilerOf(around, 'CXX', chosen),
  };
}

/** cmd/go/internal/cfg (defaultContext) and go/build (defaultContext) of Go 1.26. */
function enabledOf(around: Surroundings, go: GoUsed, target: BuildTarget, cross: boolean): Enabled {
  const { value } = around.settings('CGO_ENABLED');
  if (value === '0' || value === '1') return { value: value === '1', why: 'set' };
  const built = builtInOf(around.host, go.goroot).value('CGO_ENABLED');
  if (built === '0' || built === '1') return { value: built === '1', why: 'built-in' };
  if (cross) return { value: false, why: 'cross' };
  if (!hasCgo(around.host.platform, target.architecture)) return { value: false, why: 'unsupported' };
  return isCompilerThere(around, go, target)
    ? { value: true, why: 'built-in' }
    : { value: false, why: 'no-compiler' };
}

/** Only a variable keeps Go from looking for the compiler that is built in; `go env -w CC` does not. */
function isCompilerThere(around: Surroundings, go: GoUsed, target: BuildTarget): boolean {
  if (around.context.environment.CC) return true;
  if (compareVersions(go.version.replace(/^go/, ''), '1.20') < 0) return true;
  const bare = compilerOf({ ...around, settings: unset }, 'CC', target);
  return findProgram(around.host, bare.value, around.context, around.directory) !== null;
}

const unset: Settings = (name): Setting => ({ name, value: '', source: { kind: 'default' } });

/** The GOROOT of a go command by the location of its file; null when it is not in one. */
export function gorootOf(host: Host, file: string): string | null {
  const root = posix.dirname(posix.dirname(file));
  const tools = host.files.target(posix.join(root, 'pkg/tool'));
  return tools.ok && tools.value.kind === 'directory' ? root : null;
}
