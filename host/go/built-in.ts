import { join } from 'node:path';
import { textOf } from '../files/memory.ts';
import { linesOf } from '../formats/lines.ts';
import type { Architecture, Host, Platform } from '../host.ts';

/** For which system a Go builds, by its names: `linux` and `amd64`. */
export interface Target {
  readonly os: string;
  readonly architecture: Architecture;
}

/** The settings a Go was built with: its values where nobody sets a variable. */
export interface BuiltIn {
  /** The C or C++ compiler for a target. */
  readonly compiler: (name: 'CC' | 'CXX', target: Target) => string;
  /** `GOAMD64`, `GOEXPERIMENT`, `CGO_ENABLED`, …; null where its tree does not say. */
  readonly value: (name: string) => string | null;
}

/** Compilers by `os/architecture` or `os`; `''` for all others. */
type Compilers = ReadonlyMap<string, string>;

/**
 * Reads what a Go's own tree says: `zdefaultcc.go` and `zbootstrap.go`, which cmd/dist writes when Go is built (mkzdefaultcc,
 * mkbuildcfg). Where they are missing, the compilers are those of an official Go.
 */
export function builtInOf(host: Host, goroot: string | null): BuiltIn {
  const read = (path: string): string => (goroot === null ? null : textOf(host, join(goroot, path))) ?? '';
  const text = read('src/cmd/go/internal/cfg/zdefaultcc.go');
  const constants = constantsIn(read('src/internal/buildcfg/zbootstrap.go'));
  const tables = { CC: compilersIn(text, 'DefaultCC'), CXX: compilersIn(text, 'DefaultCXX') };
  return {
    compiler(name, { os, architecture }) {
      const table = tables[name];
      return table.get(`${os}/${architecture}`) ?? table.get(os) ?? table.get('') ?? official(name, os);
    },
    value: (name) => constants.get(name) ?? null,
  };
}

/** cmd/dist: clang is the system's compiler there. */
const withClang: readonly string[] = ['darwin', 'ios', 'freebsd', 'openbsd'];

function official(name: 'CC' | 'CXX', os: string): string {
  if (name === 'CC') return withClang.includes(os) ? 'clang' : 'gcc';
  return withClang.includes(os) ? 'clang++' : 'g++';
}

/** The cases and returns of one function, line by line. */
function compilersIn(text: string, name: string): Compilers {
  const found = new Map<string, string>();
  let isWithin = false;
  let cases: readonly string[] = [];
  for (const { text: line } of linesOf(text)) {
    const words = line.trim();
    if (line.startsWith('func ')) isWithin = line.startsWith(`func ${name}(`);
    if (!isWithin) continue;
    if (words.startsWith('case ')) cases = words.slice('case '.length).split(',').map(unquoted);
    else if (words === '}') cases = [];
    else if (words.startsWith('return ')) {
      const compiler = unquoted(words.slice('return '.length));
      for (const key of cases.length > 0 ? cases : ['']) found.set(key, compiler);
    }
  }
  return found;
}

/** `const DefaultGOAMD64 = ` and a quoted value. */
function constantsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text: line } of linesOf(text)) {
    const name = /^const [Dd]efault([A-Z0-9_]+) = ["`]/.exec(line)?.[1];
    if (name !== undefined) found.set(name, unquoted(line.slice(line.indexOf('=') + 1)));
  }
  return found;
}

/** The text between the first and the last quote of a word. */
function unquoted(word: string): string {
  const start = word.search(/["`]/);
  return start === -1 ? '' : (word.slice(start + 1).split(/["`]/, 1)[0] ?? '');
}

/** Systems of ours on which Go does not support cgo (internal/platform, CgoSupported). */
const withoutCgo: readonly string[] = ['linux/ppc64', 'linux/sparc64'];

/** Whether Go knows cgo for that architecture of a system that we run on. */
export function hasCgo(platform: Platform, architecture: Architecture): boolean {
  return !withoutCgo.includes(`${platform}/${architecture}`);
}
