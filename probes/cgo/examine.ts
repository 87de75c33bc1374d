import { posix } from 'node:path';
import { splitFlags } from '../../host/formats/flags.ts';
import { describeSource } from '../../host/go/setting.ts';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import type { Architecture, Host } from '../../host/host.ts';
import type { Wanted } from './directives.ts';
import { librariesIn, pathsIn } from './flags.ts';
import { findLibraries, type Library, libraryAt } from './libraries.ts';
import { type Problem, resolvePackages } from './packages.ts';
import { kegOf } from './kegs.ts';
import { type PkgConfig, pkgConfigOf } from './pkg-config-places.ts';
import type { Setup } from './setup.ts';

/** Who asks for a flag: a setting of go with its place, a `#cgo` line with its file, or a package of pkg-config. */
export interface Origin {
  /** `CGO_LDFLAGS`, `PKG_CONFIG_PATH`, `#cgo LDFLAGS`, `pkg-config libffi`. */
  readonly name: string;
  /** `environment`, `FILE:LINE`, a Go file; `default` for what is built in. */
  readonly place: string;
}

/** A directory that a flag or a variable names. */
export interface NamedPath {
  readonly path: string;
  /** `-I`, `-L`, …; empty for a directory of pkg-config. */
  readonly flag: string;
  readonly origin: Origin;
  /** `unknown`: it may not be looked at, or it is relative. */
  readonly state: 'present' | 'absent' | 'unknown';
  /** For which processor the Homebrew whose prefix it lies in builds; null where it lies in none. */
  readonly prefixOf: Architecture | null;
}

/** A library that the build would be linked with. */
export interface NamedLibrary extends Library {
  readonly origin: Origin;
  /** Whether it is for the target; null where it does not tell. */
  readonly fits: boolean | null;
}

/** Packages that a `#cgo pkg-config:` line asks for. */
export interface NamedPackages {
  readonly names: readonly string[];
  readonly origin: Origin;
  readonly files: readonly string[];
  readonly problem: Problem | null;
  /** A formula of Homebrew that keeps the missing package to itself: its directory of `.pc` files. */
  readonly keg: string | null;
}

/** All that flags and packages lead to. */
export interface Examined {
  readonly pkgConfig: PkgConfig;
  readonly paths: readonly NamedPath[];
  readonly packages: readonly NamedPackages[];
  readonly libraries: readonly NamedLibrary[];
  /** Settings of flags as `NAME=VALUE`, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether a variable says where pkg-config looks, and nothing is built in. */
  readonly setsPackages: boolean;
}

/** https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command */
export const flagSettings = [
  'CGO_CFLAGS',
  'CGO_CPPFLAGS',
  'CGO_CXXFLAGS',
  'CGO_FFLAGS',
  'CGO_LDFLAGS',
] as const;

/** More than any build has. */
const most = 200;

interface Words {
  readonly words: readonly string[];
  readonly origin: Origin;
}

/** Looks at each directory and library that the settings of a build name, and what its `#cgo` lines ask for. */
export function examine(setup: Setup, all: readonly Wanted[]): Examined {
  const wanted = distinct(all);
  const { host, context, settings, directory, target } = setup;
  const own = { os: host.platform, architecture: setup.go.architecture ?? '' };
  const pkgConfig = pkgConfigOf(host, context, settings, directory, own);
  const packages = packagesOf(setup, pkgConfig, wanted);
  const sources: Words[] = [
    ...flagSettings.flatMap((name) => {
      const { value, source } = settings(name);
      const words = splitFlags(value, 'go') ?? [];
      return words.length === 0 ? [] : [{ words, origin: { name, place: describeSource(source) } }];
    }),
    ...wanted
      .filter(({ verb }) => verb.endsWith('FLAGS'))
      .map(({ verb, words, file }) => ({ words, origin: { name: `#cgo ${verb}`, place: file } })),
    ...packages.map(({ flags, origin }) => ({ words: flags, origin })),
  ];
  return {
    pkgConfig,
    paths: [
      ...sources.flatMap(({ words, origin }) =>
        pathsIn(words).map(({ flag, path }) => named(host, path, flag, origin)),
      ),
      ...pkgConfig.places
        .filter(({ setBy }) => setBy !== null)
        .map(({ path, setBy }) => named(host, path, '', { name: setBy ?? '', place: 'environment' })),
    ].slice(0, most),
    packages: packages.map(({ names, origin, files, problem, keg }) => ({
      names,
      origin,
      files,
      problem,
      keg,
    })),
    libraries: librariesOf(host, sources, target).slice(0, most),
    settings: Object.fromEntries(
      flagSettings.flatMap((name) => {
        const { value } = settings(name);
        return value === '' ? [] : [[name, `${name}=${value}`] as const];
      }),
    ),
    setsPackages: context.environment.PKG_CONFIG_LIBDIR !== undefined,
  };
}

/** Files of one package mostly ask for the same: the first that does is reported. */
function distinct(wanted: readonly Wanted[]): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const one of wanted) {
    const key = JSON.stringify([one.verb, one.words]);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, most);
}

function packagesOf(
  { host, target }: Setup,
  config: PkgConfig,
  wanted: readonly Wanted[],
): readonly (NamedPackages & { readonly flags: readonly string[] })[] {
  return wanted
    .filter(({ verb }) => verb === 'pkg-config')
    .slice(0, most)
    .map(({ words, file }) => {
      const names = words.filter((word) => !word.startsWith('--'));
      const { cflags, libs, files, problem } = resolvePackages(host, config, names);
      return {
        names,
        origin: { name: `pkg-config ${names.join(' ')}`, place: file },
        files,
        problem,
        keg: problem?.kind === 'missing' ? kegOf(host, problem.name, target) : null,
        flags: [...cflags, ...libs],
      };
    });
}

function named(host: Host, path: string, flag: string, origin: Origin): NamedPath {
  if (!path.startsWith('/')) return { path, flag, origin, state: 'unknown', prefixOf: null };
  const facts = host.files.target(path);
  const state = facts.ok ? 'present' : facts.failure.kind === 'absent' ? 'absent' : 'unknown';
  return { path, flag, origin, state, prefixOf: prefixOf(host, path) };
}

/** Homebrew builds for its prefix: on macOS /opt/homebrew is arm64, /usr/local is amd64 (https://docs.brew.sh/Installation). */
export function prefixOf(host: Host, path: string): Architecture | null {
  if (host.platform !== 'darwin') return null;
  const clean = posix.normalize(path);
  if (clean.startsWith('/opt/homebrew/')) return 'arm64';
  // Others put things there as well: only where a Homebrew is.
  return clean.startsWith('/usr/local/') && host.files.target('/usr/local/Cellar').ok ? 'amd64' : null;
}

/** What each `-l` and each library that is named by its path leads to, in the directories of all `-L` together. */
function librariesOf(host: Host, sources: readonly Words[], target: BuildTarget): readonly NamedLibrary[] {
  const directories = sources.flatMap(({ words }) =>
    pathsIn(words)
      .filter(({ holds, path }) => holds === 'libraries' && path.startsWith('/'))
      .map(({ path }) => path),
  );
  const found = new Map<string, NamedLibrary>();
  for (const { words, origin } of sources) {
    const named = pathsIn(words).filter(({ holds }) => holds === 'library');
    const libraries = [
      ...named.flatMap(({ path }) => libraryAt(host, path, path) ?? []),
      ...librariesIn(words).flatMap((name) => decisive(host, findLibraries(host, name, directories), target)),
    ];
    for (const library of libraries)
      if (!found.has(library.file))
        found.set(library.file, { ...library, origin, fits: fits(library, target) });
  }
  return [...found.values()];
}

export function fits({ architectures }: Library, { architecture }: BuildTarget): boolean | null {
  return architectures.length === 0 ? null : architectures.includes(architecture);
}

/** Apple's linker takes the first that it finds; that of GNU goes on until one is for the target (ld(1), "skipping incompatible"). */
function decisive({ platform }: Host, found: readonly Library[], target: BuildTarget): readonly Library[] {
  const fitting = platform === 'linux' ? found.find((one) => fits(one, target) === true) : undefined;
  return fitting ? [fitting] : found.slice(0, 1);
}
