import { join, posix } from 'node:path';
import type { Architecture, Context, Platform } from '../../host/host.ts';
import { resolveChain } from '../inventory/chain.ts';
import { searchPath } from '../inventory/candidates.ts';
import { gorootOf } from '../inventory/goroot.ts';
import type { Look } from '../inventory/look.ts';
import { binaryOf } from '../../host/files/memory.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import { placesOf } from '../../host/go/places.ts';
import type { Settings } from '../../host/go/settings.ts';
import { compareVersions, isLanguageVersion, versionOfToolchain } from '../versions/parse.ts';
import type { Outcome } from './choice.ts';
import { localOf } from './select.ts';
import { inWords } from './text.ts';

/** Where the go command looks for a toolchain that is not its own. */
export interface Locating {
  readonly look: Look;
  readonly context: Context;
  readonly settings: Settings;
  /** Architecture of the go command that runs. */
  readonly architecture: Architecture;
  /** GOTOOLCHAIN says `path` or `…+path`. */
  readonly pathOnly: boolean;
}

/** Finds a toolchain by name as the go command does: an executable of that name on PATH, then the module cache, then the network. */
export function locate(toolchain: string, locating: Locating): Outcome {
  const found = onPath(toolchain, locating);
  if (found) return runs(toolchain, found, locating);
  if (locating.pathOnly) return error(`go: cannot find ${JSON.stringify(toolchain)} in PATH`);
  return inModuleCache(toolchain, locating) ?? download(toolchain, locating);
}

function onPath(toolchain: string, { look, context }: Locating): Found | null {
  for (const directory of searchPath(context)) {
    const tool = describeTool(look, posix.join(directory, toolchain), new Set());
    if (tool?.state === 'present') return tool;
  }
  return null;
}

/** What an executable that is called like the toolchain does: it has to be that version, or the go command in it refuses. */
function runs(toolchain: string, found: Found, locating: Locating): Outcome {
  const architectures = found.binary?.architectures ?? [];
  const file = found.chain.file ?? found.path;
  const build = found.binary?.go;
  if (build?.path?.startsWith('golang.org/dl/')) return unpackedByWrapper(toolchain, found, locating);
  const local = build ? localOf(build.version) : null;
  // What is linked by Go need not be the go command itself.
  if (!local || !gorootOf(locating.look.host, found.chain))
    return { kind: 'path', toolchain, file, version: null, architectures };
  if (compareVersions(local.version, '1.21') >= 0 && local.toolchain !== toolchain)
    return error(`go: toolchain ${local.toolchain} invoked to provide ${toolchain}`);
  return { kind: 'path', toolchain, file, version: build?.version ?? null, architectures };
}

/** A program of golang.org/dl starts the Go that it unpacked into ~/sdk (https://pkg.go.dev/golang.org/dl). */
function unpackedByWrapper(toolchain: string, { path }: Found, { look, context }: Locating): Outcome {
  const root = join(context.environment.HOME ?? look.host.user.home, 'sdk', toolchain);
  if (!look.files.target(join(root, '.unpacked-success')).ok)
    return error(`${toolchain}: not downloaded. Run '${toolchain} download' to install to ${root}`);
  const go = describeTool(look, join(root, 'bin/go'), new Set());
  if (go?.state !== 'present')
    return { kind: 'unknown', reason: inWords('wrapped', { path, file: `${root}/bin/go` }) };
  return {
    kind: 'path',
    toolchain,
    file: go.chain.file ?? go.path,
    version: go.binary?.go?.version ?? null,
    architectures: go.binary?.architectures ?? [],
  };
}

/** A tree counts when it is whole: no `.partial`, and its `.ziphash` is there (https://go.dev/ref/mod#module-cache). */
function inModuleCache(toolchain: string, locating: Locating): Outcome | null {
  const { look, settings, context, architecture } = locating;
  const { moduleCache } = placesOf(look.host, context.environment, settings);
  if (moduleCache === null) return error('go: module cache not found: neither GOMODCACHE nor GOPATH is set');
  const version = moduleVersion(toolchain, look.host.platform, architecture);
  const has = (path: string): boolean => look.files.target(path).ok;
  const downloads = join(moduleCache, 'cache/download/golang.org/toolchain/@v', version);
  const tree = join(moduleCache, `golang.org/toolchain@${version}`);
  const unpacked = has(tree) && !has(`${downloads}.partial`) && has(`${downloads}.ziphash`);
  if (!unpacked && !has(`${downloads}.zip`)) return null;
  const unchecked = cannotCheck(settings);
  if (unchecked !== null) return error(`go: golang.org/toolchain@${version}: verifying module: ${unchecked}`);
  const file = join(tree, 'bin/go');
  const binary = unpacked ? describeBinary(look, file) : null;
  return {
    kind: 'module-cache',
    toolchain,
    file,
    version: toolchain,
    unpacked,
    architectures: binary ?? [architecture],
  };
}

/** The toolchains of the module cache have no x bit until they run for the first time, so this asks for none. */
function describeBinary(look: Look, path: string): readonly Architecture[] | null {
  const chain = resolveChain(look, path);
  if (chain.file === null || chain.facts === null) return null;
  const read = binaryOf(look.host, chain.file, chain.facts);
  return read.ok ? read.value.architectures : null;
}

function download(toolchain: string, { look, settings, architecture }: Locating): Outcome {
  const version = versionOfToolchain(toolchain) ?? '';
  if (isLanguageVersion(version) && compareVersions(version, '1.21') >= 0)
    return error(
      `go: invalid toolchain: ${toolchain} is a language version but not a toolchain version (${toolchain}.x)`,
    );
  const [proxy, sumdb] = [settings('GOPROXY'), settings('GOSUMDB')];
  const forbidding = cannotCheck(settings) === null ? null : sumdb;
  return {
    kind: 'download',
    toolchain,
    module: `golang.org/toolchain@${moduleVersion(toolchain, look.host.platform, architecture)}`,
    architectures: [architecture],
    forbiddenBy: proxy.value === 'off' ? proxy : forbidding,
  };
}

/** Why no toolchain of the module cache may run: each is checked against the checksum database, except behind a plain file proxy. */
function cannotCheck(settings: Settings): string | null {
  const proxy = settings('GOPROXY').value;
  if (proxy.startsWith('file://') && !/[,|]/.test(proxy)) return null;
  const sumdb = settings('GOSUMDB').value;
  if (sumdb === 'off') return 'checksum database disabled by GOSUMDB=off';
  return sumdb === '' ? 'missing GOSUMDB' : null;
}

/** Escaped as in the module cache: capital letters become `!` and the small letter. */
function moduleVersion(toolchain: string, platform: Platform, architecture: Architecture): string {
  return `v0.0.1-${toolchain}.${platform}-${architecture}`.replace(
    /[A-Z]/g,
    (letter) => `!${letter.toLowerCase()}`,
  );
}

function error(message: string): Outcome {
  return { kind: 'error', message };
}
