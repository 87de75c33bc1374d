import { posix } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import type { Settings } from '../../host/go/settings.ts';
import { findProgram, type Program } from './program.ts';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';

/** A directory in which pkg-config looks. */
export interface PackagePlace {
  readonly path: string;
  /** Which variable names it; null where it is built into pkg-config. */
  readonly setBy: 'PKG_CONFIG_PATH' | 'PKG_CONFIG_LIBDIR' | null;
}

/** The pkg-config that the go command would run, and where that looks. */
export interface PkgConfig {
  /** Its name, as PKG_CONFIG or Go's own default has it. */
  readonly name: string;
  readonly program: Program | null;
  readonly places: readonly PackagePlace[];
  /** PKG_CONFIG_SYSROOT_DIR; empty when not set. */
  readonly sysroot: string;
}

/** The GNU names of processors with which Debian and its like name directories of libraries and cross tools. */
const triples: Readonly<Record<string, string>> = {
  amd64: 'x86_64-linux-gnu',
  '386': 'i386-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  riscv64: 'riscv64-linux-gnu',
  ppc64le: 'powerpc64le-linux-gnu',
  s390x: 's390x-linux-gnu',
  loong64: 'loongarch64-linux-gnu',
};

/** `aarch64-linux-gnu` for linux/arm64; null for a target that has none. */
export function tripleOf({ os, architecture }: BuildTarget): string | null {
  return os === 'linux' ? (triples[architecture] ?? null) : null;
}

export function pkgConfigOf(
  host: Host,
  context: Context,
  settings: Settings,
  directory: string,
  native: BuildTarget,
): PkgConfig {
  const name = settings('PKG_CONFIG').value || 'pkg-config';
  const program = findProgram(host, name, context, directory);
  const { environment } = context;
  const listed = (variable: 'PKG_CONFIG_PATH' | 'PKG_CONFIG_LIBDIR'): PackagePlace[] =>
    (environment[variable] ?? '')
      .split(':')
      .filter((path) => path.startsWith('/'))
      .map((path) => ({ path, setBy: variable }));
  // Also an empty one takes the place of what is built in.
  const own =
    environment.PKG_CONFIG_LIBDIR === undefined
      ? builtIn(host, program, name, native).map((path) => ({ path, setBy: null }))
      : listed('PKG_CONFIG_LIBDIR');
  return {
    name,
    program,
    places: [...listed('PKG_CONFIG_PATH'), ...own],
    sysroot: environment.PKG_CONFIG_SYSROOT_DIR ?? '',
  };
}

/**
 * What was built into it, by its place. Homebrew: its formula (https://github.com/Homebrew/homebrew-core/blob/main/Formula/p/pkgconf.rb);
 * Debian: `pkg-config --variable pc_path pkg-config`, of which cross ones (`aarch64-linux-gnu-pkg-config`) have their own machine's.
 */
function builtIn(host: Host, program: Program | null, name: string, native: BuildTarget): readonly string[] {
  const bin = program === null ? null : posix.dirname(program.path);
  const prefix = bin?.endsWith('/bin') ? bin.slice(0, -4) : null;
  const of = (root: string): string[] => [`${root}/lib/pkgconfig`, `${root}/share/pkgconfig`];
  if (host.platform === 'darwin') {
    if (prefix === null) return [];
    const library = prefix === '/usr/local' ? '/usr/local/Homebrew/Library' : `${prefix}/Library`;
    const system = posix.join(library, 'Homebrew/os/mac/pkgconfig');
    const versions = host.files.list(system, 100);
    const apples = (versions.ok ? versions.value : []).slice(-1).map((version) => `${system}/${version}`);
    return [...new Set([...of(prefix), '/usr/local/lib/pkgconfig', '/usr/lib/pkgconfig', ...apples])];
  }
  if (prefix !== null && prefix !== '/usr' && prefix !== '') return of(prefix);
  const cross = /^(.+)-pkg(?:-config|conf)$/.exec(posix.basename(name))?.[1];
  const triple = cross ?? tripleOf(native);
  const inLib = (root: string): string[] => (triple === null ? [] : [`${root}/lib/${triple}/pkgconfig`]);
  if (cross !== undefined)
    return [
      ...inLib('/usr/local'),
      '/usr/local/share/pkgconfig',
      `/usr/${cross}/lib/pkgconfig`,
      ...inLib('/usr'),
      '/usr/share/pkgconfig',
    ];
  return [...inLib('/usr/local'), ...of('/usr/local'), ...inLib('/usr'), ...of('/usr')];
}
