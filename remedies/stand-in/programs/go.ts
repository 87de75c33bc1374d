import { posix } from 'node:path';
import type { Architecture } from '../../../host/host.ts';
import type { MachOSketch } from '../../../host/simulated/forge.ts';
import { goroot } from '../../../host/simulated/installers.ts';
import { done, refused, type Outcome } from '../../executor.ts';
import { type Call, isReleased, type Program, wordsOf } from '../program.ts';
import { modVendor, workEdit } from './go-modules.ts';

/** The go command, as far as it installs programs and keeps settings (https://pkg.go.dev/cmd/go). */
export const go: Program = (call) => {
  const { command, words, directory } = commandOf(call.words);
  const why = refusalOf(call);
  if (why !== null) return refused(why);
  if (command === 'install') return install(call, words);
  if (command === 'env') return setting(call, words);
  if (command === 'work' && words[0] === 'edit') return workEdit(call.machine, words.slice(1));
  if (command === 'mod' && words[0] === 'vendor') return modVendor(call.machine, directory);
  return refused(`go ${command}: unknown command`);
};

/** `-C DIR` comes before anything else. */
function commandOf(all: readonly string[]): {
  readonly command: string;
  readonly words: readonly string[];
  readonly directory: string;
} {
  const [flag, directory = ''] = all;
  const [command = '', ...words] = flag === '-C' ? all.slice(2) : all;
  return { command, words, directory: flag === '-C' ? directory : '/' };
}

/** Why it does not even start: the loader (https://github.com/golang/go/issues/68678), or a GOROOT that is not there (measured). */
function refusalOf(call: Call): string | null {
  const { machine, path } = call;
  const own = programOf(call);
  if (own === null) return null;
  const {
    architecture = 'arm64',
    native = [architecture],
    translators = [],
    osVersion = '',
  } = machine.description.hardware ?? {};
  const starts = [...native, ...translators.map((one) => one.architecture)];
  if (!own.architectures.some((one) => starts.includes(one))) return `${path}: Bad CPU type in executable`;
  if (Number.parseInt(osVersion, 10) >= 26 && own.uuid === false) return 'dyld: missing LC_UUID load command';
  const goroot = valueOf(call, 'GOROOT');
  if (goroot !== undefined && !machine.exists(machine.real(goroot) ?? goroot))
    return `go: cannot find GOROOT directory: ${goroot}`;
  return null;
}

/** A setting of the go command: of the step, of the terminal, of its own file. */
function valueOf(call: Call, name: string): string | undefined {
  return call.environment[name] ?? call.machine.environment[name] ?? settingsOf(call).get(name);
}

/** `go install PACKAGE@VERSION` builds for the architecture of the go command that runs, unless GOARCH says another. */
function install(call: Call, words: readonly string[]): Outcome {
  const { machine, world } = call;
  const own = programOf(call);
  if (own === null) return refused(`${call.path}: exec format error`);
  const [target = ''] = wordsOf(words).plain;
  const [path = '', version = ''] = target.split('@');
  if (version === '')
    return refused(`go: 'go install' requires a version when current directory is not in a module`);
  const known = Object.hasOwn(world.packages, path) ? world.packages[path] : undefined;
  const chosen = version === 'latest' ? known?.versions.at(-1) : version;
  if (known === undefined || chosen === undefined || !known.versions.includes(chosen))
    return refused(`go: ${target}: invalid version: unknown revision ${version}`);
  const host = own.architectures[0] ?? machine.architecture;
  const architecture = valueOf(call, 'GOARCH') ?? host;
  const gobin = valueOf(call, 'GOBIN');
  // What GOTOOLCHAIN names builds in its place (https://go.dev/doc/toolchain).
  const pinned = /^(go1[.\d]+)(?:\+(?:auto|path))?$/.exec(valueOf(call, 'GOTOOLCHAIN') ?? '')?.[1];
  const builder = pinned ?? own.version ?? '';
  if (Number(builder.split('.')[1] ?? 0) < 16)
    return refused(`go: can only use path@version syntax with 'go get'`);
  const isCross = architecture !== host;
  if (isCross && gobin !== undefined)
    return refused('go: cannot install cross-compiled binaries when GOBIN is set');
  const bin = gobin ?? posix.join(machine.home, 'go/bin', isCross ? `darwin_${architecture}` : '');
  const program: MachOSketch = {
    architectures: [architecture],
    version: builder,
    path,
    module: { path: known.module, version: chosen },
    uuid: Number(builder.split('.')[1] ?? 0) >= 24,
  };
  machine.write({ [posix.join(bin, posix.basename(path))]: { machO: program } });
  return done;
}

/** `go env -w NAME=VALUE` and `go env -u NAME` change the user's file, and never a variable of the terminal. */
function setting(call: Call, words: readonly string[]): Outcome {
  const { machine } = call;
  const [flag, ...names] = words;
  if ((flag !== '-u' && flag !== '-w') || names.length === 0) return done;
  const file = settingsFile(call);
  if (file === null) return refused('go: GOENV=off: there is no file to change');
  const settings = settingsOf(call);
  for (const name of names) {
    const [key = '', ...value] = name.split('=');
    if (flag === '-u') settings.delete(key);
    else settings.set(key, value.join('='));
  }
  machine.write({ [file]: { text: [...settings].map(([name, value]) => `${name}=${value}\n`).join('') } });
  return done;
}

function settingsFile({ machine, environment }: Call): string | null {
  const named = environment.GOENV ?? machine.description.contexts?.['login-shell']?.environment?.GOENV;
  if (named === 'off') return null;
  if (named !== undefined && named !== '') return named;
  const isMac = machine.description.platform === 'darwin';
  return posix.join(machine.home, isMac ? 'Library/Application Support/go/env' : '.config/go/env');
}

function settingsOf(call: Call): Map<string, string> {
  const file = settingsFile(call);
  const lines = (file === null ? null : call.machine.text(file))?.split('\n') ?? [];
  return new Map(
    lines
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function programOf({ machine, path }: Call): MachOSketch | null {
  const file = machine.read(path);
  return file !== undefined && 'machO' in file ? file.machO : null;
}

/** A wrapper of golang.org/dl: it downloads its own tree for the architecture that it was built for, unless it has one. */
export const goVersion: Program = (call) => {
  const { machine, world, words, path } = call;
  const name = posix.basename(path);
  const version = name.slice('go'.length);
  const architecture: Architecture = programOf(call)?.architectures[0] ?? machine.architecture;
  if (words[0] !== 'download') return done;
  const tree = posix.join(machine.home, 'sdk', name);
  // https://cs.opensource.google/go/dl/+/master:internal/version/version.go
  if (machine.exists(`${tree}/.unpacked-success`)) return done;
  if (!isReleased(world, version, architecture))
    return refused(`no binary release of ${name} for darwin/${architecture}`);
  machine.write({ ...goroot(tree, { version, architecture }), [`${tree}/.unpacked-success`]: { text: '' } });
  return done;
};
