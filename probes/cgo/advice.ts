import { posix } from 'node:path';
import { splitFlags } from '../../host/formats/flags.ts';
import { describeSource } from '../../host/go/setting.ts';
import { targetOfCompiler } from '../environment/targets.ts';
import { lacksAppleTools } from './apple-tools.ts';
import type { Wanted } from './directives.ts';
import { examine, flagSettings } from './examine.ts';
import { kegOf } from './kegs.ts';
import type { ModuleCgo } from './module.ts';
import { tripleOf } from './pkg-config-places.ts';
import { findProgram, type Program } from './program.ts';
import { type Refused, refusedCompilers } from './refused.ts';
import { type Setup, setupOf } from './setup.ts';
import { inWords } from './text.ts';

/** What to build with: variables for one `go build`, or why none can be given. */
export type Advice =
  | {
      readonly kind: 'build';
      readonly environment: Readonly<Record<string, string>>;
      /** False where nothing that is built imports "C", so that any target can be built. */
      readonly needsC: boolean;
    }
  | { readonly kind: 'none'; readonly why: string };

export interface Asked {
  readonly setup: Setup;
  readonly module: ModuleCgo | null;
  readonly wanted: readonly Wanted[];
  readonly sysroot: string | null;
}

type Variables = Readonly<Record<string, string>>;
type Tools = Variables | { readonly why: string };

/** The variables that let a build of C succeed on this machine, held against the packages and libraries that it asks for. */
export function adviceFor(asked: Asked): Advice {
  const { setup, module } = asked;
  const variables = targetVariables(setup);
  const needsNone = module !== null && module.files.length === 0;
  const refused = refusedCompilers(setup.settings, setup.go.version).find(
    ({ fault }) => fault !== 'blank' || !needsNone,
  );
  if (refused !== undefined) return { kind: 'none', why: refusal(refused) };
  if (needsNone && module.unread.length === 0) {
    const off = setup.cross || setup.enabled.why === 'set' ? { CGO_ENABLED: '0' } : {};
    return { kind: 'build', environment: { ...off, ...variables }, needsC: false };
  }
  const tools = toolsFor(asked);
  if ('why' in tools && typeof tools.why === 'string') return { kind: 'none', why: tools.why };
  const unclosed = unclosedFlags(setup, tools);
  if (unclosed !== null) return { kind: 'none', why: unclosed };
  const enabled = setup.enabled.value && !setup.cross ? {} : { CGO_ENABLED: '1' };
  return checked(asked, { ...enabled, ...variables, ...tools });
}

function refusal({ setting: { name, value, source }, says }: Refused): string {
  return inWords('refused', { setting: `${name}=${value}`, place: describeSource(source), says });
}

/** A setting of flags at whose quote go stops as soon as something imports "C"; null where each is whole, or is set anew. */
function unclosedFlags({ settings }: Setup, anew: Tools): string | null {
  const name = flagSettings.find((one) => !(one in anew) && splitFlags(settings(one).value, 'go') === null);
  if (name === undefined) return null;
  const { value, source } = settings(name);
  return inWords('unclosedFlags', { setting: `${name}=${value}`, place: describeSource(source) });
}

/** GOOS and GOARCH where go would take others. */
function targetVariables({ host, go, target, settings }: Setup): Variables {
  const [os, architecture] = [settings('GOOS').value, settings('GOARCH').value];
  return {
    ...((os || host.platform) === target.os ? {} : { GOOS: target.os }),
    ...((architecture || go.architecture) === target.architecture ? {} : { GOARCH: target.architecture }),
  };
}

const nameOf = ({ target: { os, architecture } }: Setup): string => `${os}/${architecture}`;

function toolsFor(asked: Asked): Tools {
  const { setup } = asked;
  const { host, target, cross } = setup;
  if (target.os === 'darwin')
    return host.platform === 'darwin'
      ? forMac(asked)
      : { why: inWords('needsMac', { target: nameOf(setup) }) };
  if (!cross)
    return setup.cc.missing === null ? {} : { why: inWords('noCompiler', { name: setup.cc.missing }) };
  return forOther(asked);
}

/** Apple's clang builds for both processors: go names the one it wants with `-arch`. Libraries come from the Homebrew for it. */
function forMac({ setup, wanted }: Asked): Tools {
  const { host, cc, cross, target, context } = setup;
  const isApples = cc.kind === 'apple' || cc.kind === 'apple-shim';
  if (cc.kind !== 'apple' && lacksAppleTools(host, context.environment))
    return { why: inWords('noAppleTools') };
  const compiler = isApples ? {} : { CC: '/usr/bin/clang', CXX: '/usr/bin/clang++' };
  if (!cross || !wanted.some(({ verb }) => verb === 'pkg-config')) return compiler;
  const prefix = target.architecture === 'arm64' ? '/opt/homebrew' : '/usr/local';
  if (!host.files.target(posix.join(prefix, 'lib/pkgconfig')).ok)
    return { why: inWords('noPrefix', { prefix, architecture: target.architecture }) };
  return { ...compiler, PKG_CONFIG_LIBDIR: `${prefix}/lib/pkgconfig:${prefix}/share/pkgconfig` };
}

/** The words in which cross compilers name machines: https://gcc.gnu.org/install/specific.html */
const machines: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  '386': 'i686',
  arm64: 'aarch64',
  arm: 'arm',
  riscv64: 'riscv64',
  ppc64le: 'powerpc64le',
  s390x: 's390x',
  loong64: 'loongarch64',
};

/** Names under which a C compiler for a target is mostly found; none for those that nobody cross-compiles for so. */
function compilerNames(setup: Setup): readonly string[] {
  const { target } = setup;
  const machine = machines[target.architecture];
  if (machine === undefined) return [];
  if (target.os === 'windows') return [`${machine}-w64-mingw32-gcc`];
  const triple = tripleOf(target);
  if (triple === null) return [];
  return [triple, `${machine}-unknown-linux-gnu`, `${machine}-linux-musl`].map((name) => `${name}-gcc`);
}

function forOther(asked: Asked): Tools {
  const { setup, sysroot, wanted } = asked;
  const { host, context, cc, target, directory } = setup;
  const named = targetOfCompiler(cc.value);
  const isFit = cc.missing === null && named?.os === target.os && named.architecture === target.architecture;
  const names = compilerNames(setup);
  const found = isFit
    ? null
    : names.reduce<Program | null>((one, name) => one ?? findProgram(host, name, context, directory), null);
  if (!isFit && found === null)
    return {
      why:
        names.length === 0
          ? inWords('noCrossKnown', { target: nameOf(setup) })
          : inWords('noCross', { target: nameOf(setup), names: names.join(', ') }),
    };
  const plusPlus = found === null ? '' : found.path.replace(/gcc$/, 'g++');
  const compiler =
    found === null ? {} : { CC: found.path, ...(host.files.target(plusPlus).ok ? { CXX: plusPlus } : {}) };
  const triple = tripleOf(target);
  if (triple === null) return compiler;
  if (sysroot !== null) return { ...compiler, ...inSysroot(host, sysroot, triple) };
  if (!wanted.some(({ verb }) => verb === 'pkg-config')) return compiler;
  return { ...compiler, PKG_CONFIG_LIBDIR: `/usr/lib/${triple}/pkgconfig:/usr/share/pkgconfig` };
}

/** Headers and libraries of the other machine below a directory, in the places of Debian or of others. */
function inSysroot({ files }: Setup['host'], sysroot: string, triple: string): Variables {
  const there = (...places: readonly string[]): readonly string[] =>
    places.map((place) => posix.join(sysroot, place)).filter((place) => files.target(place).ok);
  // With a C library of its own it is a whole system to the compiler; otherwise that of the compiler is used.
  const whole = files.target(posix.join(sysroot, 'usr/include/stdlib.h')).ok;
  const headers = there(`usr/include/${triple}`, 'usr/include').map((path) => `-I${path}`);
  const libraries = there(`usr/lib/${triple}`, 'usr/lib').map((path) => `-L${path}`);
  const packages = there(`usr/lib/${triple}/pkgconfig`, 'usr/lib/pkgconfig', 'usr/share/pkgconfig');
  const root = `--sysroot=${sysroot}`;
  return {
    CGO_CFLAGS: (whole ? [root] : headers).join(' '),
    CGO_LDFLAGS: (whole ? [root] : libraries).join(' '),
    PKG_CONFIG_SYSROOT_DIR: sysroot,
    PKG_CONFIG_LIBDIR: packages.join(':'),
  };
}

/** Kegs that are added to PKG_CONFIG_PATH one after the other, at most. */
const mostKegs = 20;

/** Looks once more with the variables set: what would still be missing, or for another processor, makes the advice wrong. */
function checked({ setup, wanted }: Asked, environment: Variables): Advice {
  const { host, target } = setup;
  let variables = environment;
  for (let kegs = 0; ; kegs += 1) {
    const context = { ...setup.context, environment: { ...setup.context.environment, ...variables } };
    const again = setupOf(host, context, setup.directory, setup.go, target);
    const { packages, libraries } = examine(again, wanted);
    const problem = packages.find((one) => one.problem !== null)?.problem;
    if (!problem) {
      const wrong = libraries.find(({ fits }) => fits === false);
      if (!wrong) return { kind: 'build', environment: variables, needsC: true };
      const built = wrong.architectures.join(' + ');
      return {
        kind: 'none',
        why: inWords('wrongLibrary', { file: wrong.file, built, target: nameOf(setup) }),
      };
    }
    const keg = problem.kind === 'missing' ? kegOf(host, problem.name, target) : null;
    if (keg === null || kegs === mostKegs)
      return {
        kind: 'none',
        why: inWords(problems[problem.kind], { name: problem.name, target: nameOf(setup) }),
      };
    const before = context.environment.PKG_CONFIG_PATH;
    variables = { ...variables, PKG_CONFIG_PATH: before ? `${keg}:${before}` : keg };
  }
}

const problems = {
  missing: 'packageMissing',
  version: 'packageOld',
  malformed: 'packageUnread',
  'too-many': 'packageUnread',
} as const;
