import { join, posix } from 'node:path';
import { binaryOf, textOf } from '../../host/files/memory.ts';
import type { Architecture, Context, Platform } from '../../host/host.ts';
import { homebrewPrefixes, searchPath } from './candidates.ts';
import type { Look } from './look.ts';
import { type Profile, profileOf } from './profile.ts';

/** What there is to put a finding right with: what steps may name without being wrong about it. */
export interface Means {
  readonly homebrews: readonly Homebrew[];
  /** Version managers whose program is there, by name. */
  readonly managers: ReadonlyMap<string, ManagerProgram>;
  readonly profile: Profile;
  /** Lines that give the session of a Linux desktop its variables. */
  readonly session: readonly SessionLine[];
  /** The user's home directory. */
  readonly home: string;
}

export interface SessionLine {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/** A prefix with a Cellar. */
export interface Homebrew {
  readonly prefix: string;
  /** Path of `brew` itself; null where only a Cellar is left. */
  readonly brew: string | null;
  /** Formulas of Go with a keg, `go` or `go@1.26`, and all that are installed. */
  readonly formulas: readonly string[];
  readonly total: number;
}

export interface ManagerProgram {
  /** Its name where the terminal finds it, else its path. */
  readonly call: string;
  readonly path: string;
  /** None for a script. */
  readonly architectures: readonly Architecture[];
}

/** Where a manager's program may be beside PATH, below the home directory; each says so in its instructions for installing it. */
const usual: Readonly<Record<string, readonly string[]>> = {
  goenv: ['.goenv/bin'],
  asdf: ['.asdf/bin'],
  mise: ['.local/bin'],
  gobrew: ['.gobrew/bin'],
  g: ['.g/bin', 'go/bin'],
  gvm: ['.gvm/bin', 'go/bin'],
  vfox: ['.local/bin'],
  proto: ['.proto/bin', '.proto/shims'],
  govm: ['.govm/bin', 'go/bin'],
};

export function meansOf(look: Look, contexts: readonly Context[], terminal: Context | undefined): Means {
  const directories = terminal ? searchPath(terminal) : [];
  const managers = new Map<string, ManagerProgram>();
  for (const [name, places] of Object.entries(usual)) {
    const program = programAt(look, name, directories, places);
    if (program) managers.set(name, program);
  }
  return {
    homebrews: homebrewPrefixes(look, contexts).map((prefix) => homebrewAt(look, prefix)),
    managers,
    profile: profileOf(look.host, terminal),
    session: look.host.platform === 'linux' ? sessionLines(look) : [],
    home: look.host.user.home,
  };
}

/** Of environment.d(5) and pam_env(8), what sets a variable of Go's, or a compiler. */
function sessionLines(look: Look): readonly SessionLine[] {
  const directories = [
    '/usr/lib/environment.d',
    '/etc/environment.d',
    join(look.host.user.home, '.config/environment.d'),
  ];
  const files = directories.flatMap((directory) =>
    look.list(directory, /\.conf$/).map((name) => join(directory, name)),
  );
  return ['/etc/environment', ...files].flatMap((file) =>
    (textOf(look.host, file) ?? '').split('\n', 1000).flatMap((text, index): readonly SessionLine[] => {
      const name = /^\s*(?:export\s+)?(CC|CXX|CGO_ENABLED|GO[A-Z0-9]*)=/.exec(text)?.[1];
      return name === undefined ? [] : [{ file, line: index + 1, name }];
    }),
  );
}

function programAt(
  look: Look,
  name: string,
  path: readonly string[],
  usually: readonly string[],
): ManagerProgram | null {
  const elsewhere = usually.map((place) => join(look.host.user.home, place));
  for (const directory of [...path, ...elsewhere]) {
    const program = posix.join(directory, name);
    const target = look.files.target(program);
    if (!target.ok || target.value.kind !== 'file' || (target.value.mode & 0o111) === 0) continue;
    const real = look.files.realPath(program);
    const binary = real.ok ? binaryOf(look.host, real.value, target.value) : null;
    return {
      call: path.includes(directory) ? name : program,
      path: program,
      architectures: binary?.ok ? binary.value.architectures : [],
    };
  }
  return null;
}

function homebrewAt(look: Look, prefix: string): Homebrew {
  const brew = join(prefix, 'bin/brew');
  const racks = look.list(join(prefix, 'Cellar'), /^[^.]/);
  return {
    prefix,
    brew: look.files.target(brew).ok ? brew : null,
    formulas: racks.filter(
      (name) => /^go(?:@[\d.]+)?$/.test(name) && look.list(join(prefix, 'Cellar', name), /^\d/).length > 0,
    ),
    total: racks.length,
  };
}

/** Homebrew builds for its prefix: on macOS /opt/homebrew is arm64, /usr/local is amd64 (https://docs.brew.sh/Installation). */
export function isIntelPrefix(platform: Platform, prefix: string): boolean {
  return platform === 'darwin' && prefix === '/usr/local';
}
