import { splitFlags } from '../../host/formats/flags.ts';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import { builtInOf } from '../../host/go/built-in.ts';
import type { Setting } from '../../host/go/setting.ts';
import type { Settings } from '../../host/go/settings.ts';
import type { Context, Host } from '../../host/host.ts';
import { findProgram, type Program } from './program.ts';

/**
 * Whose compiler it is. `apple`: of Xcode or the Command Line Tools; `apple-shim`: the program in /usr/bin that starts that one;
 * `system`: of the Linux distribution.
 *
 * @open
 */
export type CompilerKind =
  'apple' | 'apple-shim' | 'homebrew' | 'macports' | 'nix' | 'zig' | 'system' | 'other' | 'unknown';

/** What the go command starts for C or C++. */
export interface Compiler {
  readonly name: 'CC' | 'CXX';
  /** The command line, as `go env` prints it. */
  readonly value: string;
  /** Who set it; `default` where it is built into that Go. */
  readonly setting: Setting;
  /** Its words; null where a quote is never closed, so that go stops. */
  readonly words: readonly string[] | null;
  readonly program: Program | null;
  /** The word that leads to no program: the first, or the one that a wrapper such as ccache is to start; null when all are there. */
  readonly missing: string | null;
  readonly kind: CompilerKind;
}

/** Programs that start the compiler that follows them. */
const wrappers = ['ccache', 'sccache', 'distcc', 'icecc'];

export interface Surroundings {
  readonly host: Host;
  readonly context: Context;
  readonly directory: string;
  readonly goroot: string | null;
  readonly settings: Settings;
}

/**
 * Which compiler the go command would start: a variable, else `go env -w`, else the one built in
 * (https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command), found on the context's PATH.
 */
export function compilerOf(
  { host, context, directory, goroot, settings }: Surroundings,
  name: 'CC' | 'CXX',
  target: BuildTarget,
): Compiler {
  const setting = settings(name);
  const value = setting.value || builtInOf(host, goroot).compiler(name, target);
  const words = splitFlags(value, 'go');
  const [first = '', second = ''] = words ?? [];
  const find = (word: string): Program | null => findProgram(host, word, context, directory);
  const isWrapped = wrappers.includes(first.slice(first.lastIndexOf('/') + 1)) && second !== '';
  const [outer, inner] = [find(first), isWrapped ? find(second) : null];
  const program = isWrapped ? inner : outer;
  const missing = outer === null ? first : isWrapped && inner === null ? second : null;
  return { name, value, setting, words, program, missing, kind: kindOf(host, program) };
}

/** By its place: what Apple's tools and installers of others have for theirs. */
export function kindOf({ platform }: Pick<Host, 'platform'>, program: Program | null): CompilerKind {
  if (program === null) return 'unknown';
  const { path, file } = program;
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === 'zig' || path.endsWith('/zig')) return 'zig';
  if (file.startsWith('/nix/store/')) return 'nix';
  if (file.includes('/Cellar/')) return 'homebrew';
  if (platform === 'darwin') {
    if (file.startsWith('/usr/bin/')) return 'apple-shim';
    if (file.startsWith('/Library/Developer/CommandLineTools/')) return 'apple';
    if (file.includes('.app/Contents/Developer/')) return 'apple';
    if (file.startsWith('/opt/local/')) return 'macports';
    return 'other';
  }
  return file.startsWith('/usr/bin/') ? 'system' : 'other';
}
