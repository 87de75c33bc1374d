import { posix } from 'node:path';
import { builtInOf, hasCgo, type Target } from '../../host/go/built-in.ts';
import { readSettings, type Settings } from '../../host/go/settings.ts';
import type { Architecture, Context, Host } from '../../host/host.ts';
import { compareVersions, versionOfToolchain } from '../versions/parse.ts';
import { type Variable, type VariableName, variableNames } from './environment.ts';

/** The go command that is asked. */
export interface Asked {
  /** The tree that it works with; null when that is not known. */
  readonly goroot: string | null;
  /** As which it runs; null when its file does not show it. */
  readonly architecture: Architecture | null;
  /** `go1.26.8`; null when not known. */
  readonly version: string | null;
  /** Where it runs, for relative settings; null: nowhere in particular. */
  readonly directory: string | null;
}

export interface Settled {
  readonly variables: readonly Variable[];
  readonly target: Target;
}

/**
 * What `go env` says in an environment, without running it: variables, then the file of `go env -w`, then `$GOROOT/go.env`, then
 * what that Go was built with. cmd/go/internal/cfg and envcmd of Go 1.26 (defaultContext, MkEnv).
 */
export function settle(host: Host, context: Pick<Context, 'environment' | 'path'>, asked: Asked): Settled {
  const { environment } = context;
  const settings = readSettings(host, environment, asked.goroot, asked.directory);
  const native = { os: host.platform, architecture: asked.architecture ?? '' };
  const target = {
    os: settings('GOOS').value || native.os,
    architecture: settings('GOARCH').value || native.architecture,
  };
  const builtIn = builtInOf(host, asked.goroot);
  const compiler = (name: 'CC' | 'CXX'): string => builtIn.compiler(name, target);
  // The others are of no account for what is built.
  const ofArchitecture = (architecture: Architecture, name: string): string =>
    (target.architecture === architecture ? builtIn.value(name) : null) ?? '';
  const defaults: Partial<Record<VariableName, () => string>> = {
    GOOS: () => native.os,
    GOARCH: () => native.architecture,
    GOARM64: () => ofArchitecture('arm64', 'GOARM64'),
    GOAMD64: () => ofArchitecture('amd64', 'GOAMD64'),
    GOEXPERIMENT: () => builtIn.value('GOEXPERIMENT') ?? '',
    CGO_ENABLED: () => {
      const { version } = asked;
      return defaultOfCgo(host, context, {
        native,
        target,
        version,
        compiler,
        built: builtIn.value('CGO_ENABLED'),
      });
    },
    CC: () => compiler('CC'),
    CXX: () => compiler('CXX'),
  };
  const variables = variableNames.map((name): Variable => {
    if (name === 'GOHOSTARCH') return ofHost(settings, native.architecture);
    const { value, source } = settings(name);
    const isTaken = value !== '' && (name !== 'CGO_ENABLED' || value === '0' || value === '1');
    const byDefault = defaults[name]?.() ?? '';
    return {
      name,
      value: isTaken ? value : byDefault,
      source: isTaken ? source : { kind: 'default' },
      by: null,
      ignored: isTaken || value === '' ? null : value,
    };
  });
  return { variables, target };
}

/** It names the architecture of the running go command; only cmd/dist reads a variable of that name. */
function ofHost(settings: Settings, architecture: Architecture): Variable {
  const { value } = settings('GOHOSTARCH');
  const ignored = value === '' || value === architecture ? null : value;
  return { name: 'GOHOSTARCH', value: architecture, source: { kind: 'default' }, by: null, ignored };
}

interface Cgo {
  readonly native: Target;
  readonly target: Target;
  /** What the Go was built with. */
  readonly built: string | null;
  readonly version: string | null;
  readonly compiler: (name: 'CC') => string;
}

/**
 * On unless it builds for another target. Since Go 1.20 also off where nobody sets CC and the built-in one is not on PATH; only a
 * variable counts as set there, and not the file of `go env -w`.
 */
function defaultOfCgo(
  host: Host,
  { environment, path }: Pick<Context, 'environment' | 'path'>,
  cgo: Cgo,
): string {
  const { native, target, built, version, compiler } = cgo;
  if (built === '0' || built === '1') return built;
  const isCross = target.os !== native.os || target.architecture !== native.architecture;
  if (isCross || !hasCgo(host.platform, native.architecture)) return '0';
  const known = version === null ? null : versionOfToolchain(version);
  if (environment.CC || (known !== null && compareVersions(known, '1.20') < 0)) return '1';
  return isOnPath(host, path, compiler('CC')) ? '1' : '0';
}

/** As os/exec.LookPath finds programs: executable files in absolute directories; a name with a slash is a path. */
function isOnPath(host: Host, path: readonly string[], name: string): boolean {
  const isProgram = (file: string): boolean => {
    const facts = host.files.target(file);
    return facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0;
  };
  if (name.includes('/')) return isProgram(name);
  return path.some((directory) => directory.startsWith('/') && isProgram(posix.join(directory, name)));
}
