import { join } from 'node:path';
import { firstGo, type GoCommand } from '../../host/go/command.ts';
import { placesOf, type GoPlaces } from '../../host/go/places.ts';
import { describeSource } from '../../host/go/setting.ts';
import { readSettings, type Settings } from '../../host/go/settings.ts';
import type { Context, Environment, Host } from '../../host/host.ts';
import { isWrapper, nowhereElse, ownPlaces, type OwnPlaces } from './wrapper.ts';
import { isCanonical } from '../sink/boundary.ts';
import { inWords } from '../text.ts';

/** Where a Go keeps its things. */
export interface GoEnv {
  /** The `go` that keeps them there, as its context finds it. */
  readonly go: string;
  /** Null when it is off, or no path that may be used. */
  readonly build: GoPlace | null;
  readonly modules: GoPlace | null;
  readonly path: readonly string[];
  readonly bin: string | null;
  /** The context whose environment decides. */
  readonly context: Context;
  /** What is set that cannot be used, one sentence each. */
  readonly unusable: readonly string[];
}

export interface GoPlace {
  readonly path: string;
  /** Which setting says so, and where it is: `GOCACHE (/home/kim/.config/go/env:3)`. */
  readonly source: string;
}

export interface GoEnvs {
  /** One for each context that has a `go`; those that agree once. */
  readonly all: readonly GoEnv[];
  readonly unknown: readonly string[];
  /** What a wrapper may keep elsewhere than all that is known says, so that nothing confirms the default place. */
  readonly unconfirmed: ReadonlySet<'build' | 'modules'>;
}

/**
 * Where the `go` that wins in each context keeps its caches: read from its environment, the user's settings file and
 * its GOROOT's go.env, with the go command's own defaults. No Go is run for that: it may be any program, or one for
 * another processor (which macOS reports to the user, in our name), and even `go env` writes counters into the home
 * directory (golang.org/x/telemetry).
 */
export function goEnvironments(host: Host, contexts: readonly Context[]): GoEnvs {
  const all: GoEnv[] = [];
  const unknown: string[] = [];
  const unconfirmed = new Set<'build' | 'modules'>();
  const note = (sentence: string): void => {
    if (!unknown.includes(sentence)) unknown.push(sentence);
  };
  for (const context of contexts) {
    const go = firstGo(host, context);
    if (go === null) continue;
    const settings = readSettings(host, context.environment, go.goroot);
    const own = isWrapper(go) ? ownPlaces(host, go, settings) : nowhereElse;
    own.told.forEach(note);
    own.places.forEach((place) => unconfirmed.add(place));
    for (const gopath of gopathsOf(host, go, context.environment, settings)) {
      const env = envOf(host, { go, context, settings, gopath, elsewhere: own.places });
      env.unusable.forEach(note);
      const alike = ({ build, modules }: GoEnv): boolean =>
        build?.path === env.build?.path && modules?.path === env.modules?.path;
      if (!all.some(alike)) all.push(env);
    }
  }
  return { all, unknown, unconfirmed };
}

/** A GOPATH that replaces the one that is set; null: as it is set. */
type Gopath = string | null;

/**
 * The GOPATHs in which a go works. A version manager's shim may give each version its own; only those that are there count.
 */
function gopathsOf(
  host: Host,
  { kind }: GoCommand,
  environment: Environment,
  settings: Settings,
): readonly Gopath[] {
  const home = environment.HOME ?? host.user.home;
  const below = (directory: string, place: (version: string) => string): readonly Gopath[] => {
    const versions = host.files.list(directory);
    const own = (versions.ok ? versions.value : []).map(place);
    return [null, ...own.filter((gopath) => host.files.target(`${gopath}/pkg/mod`).ok)];
  };
  switch (kind) {
    // mise sets GOROOT and GOBIN (https://mise.jdx.dev/lang/go.html).
    case 'go':
    case 'mise':
      return [null];
    // https://github.com/go-nv/goenv/blob/master/libexec/goenv-exec
    case 'goenv': {
      if (environment.GOENV_DISABLE_GOPATH === '1') return [null];
      const prefix = environment.GOENV_GOPATH_PREFIX || join(home, 'go');
      return below(join(environment.GOENV_ROOT || join(home, '.goenv'), 'versions'), (version) =>
        join(prefix, version),
      );
    }
    // https://github.com/asdf-community/asdf-golang/blob/master/bin/exec-env
    case 'asdf': {
      if (settings('GOPATH').source.kind === 'variable') return [null];
      const installs = join(environment.ASDF_DATA_DIR || join(home, '.asdf'), 'installs/golang');
      return below(installs, (version) => join(installs, version, 'packages'));
    }
    // What is known of these is in their text (wrapper.ts).
    case 'gvm':
    case 'govm':
    case 'nix':
    case 'homebrew':
    case 'other':
      return [null];
  }
}

interface Asked {
  readonly go: GoCommand;
  readonly context: Context;
  readonly settings: Settings;
  readonly gopath: Gopath;
  /** What the go keeps where its wrapper alone knows. */
  readonly elsewhere: OwnPlaces['places'];
}

function envOf(host: Host, { go, context, settings, gopath, elsewhere }: Asked): GoEnv {
  const { environment } = context;
  const here: Settings = (name) =>
    name === 'GOPATH' && gopath !== null
      ? { name, value: gopath, source: { kind: 'variable' } }
      : settings(name);
  const places = placesOf(host, environment, here);
  const unusable: string[] = [];
  const place = (name: 'GOCACHE' | 'GOMODCACHE', path: string | null): GoPlace | null => {
    const { value, source } = here(name);
    if (value === 'off') return null;
    if (path !== null && isCanonical(path) && path !== '/')
      return {
        path,
        source:
          value !== ''
            ? `${name} (${describeSource(source)})`
            : isWrapper(go)
              ? inWords('defaultOfGo')
              : inWords('defaultOf', { name: go.path }),
      };
    unusable.push(inWords('notACache', { name, go: go.path, value: JSON.stringify(value || (path ?? '')) }));
    return null;
  };
  return {
    go: go.path,
    build: elsewhere.has('build') ? null : place('GOCACHE', places.buildCache),
    modules: elsewhere.has('modules') ? null : place('GOMODCACHE', places.moduleCache),
    path: places.gopath.filter(isCanonical),
    bin: binOf(here, places),
    context,
    unusable,
  };
}

/** GOBIN alone: what is in `bin` of a GOPATH is found through the GOPATH. */
function binOf(settings: Settings, { installs }: GoPlaces): string | null {
  return settings('GOBIN').value !== '' && installs !== null && isCanonical(installs) ? installs : null;
}
