import { join, posix } from 'node:path';
import { splitFlags } from '../../host/formats/flags.ts';
import { readGoMod, readGoWork } from '../../host/formats/mod-file/read.ts';
import { readModulesTxt } from '../../host/formats/modules-txt.ts';
import type { Setting } from '../../host/go/setting.ts';
import type { Settings } from '../../host/go/settings.ts';
import type { Host } from '../../host/host.ts';
import { findGoMod, findModuleFile, invalidGowork, type Surroundings } from '../choice/module-file.ts';
import { compareVersions } from '../versions/parse.ts';
import { refusalOf, refusalOfFile } from '../workspace/refusal.ts';
import { readWorkspace, type Workspace } from '../workspace/workspace.ts';
import { inWords } from './text.ts';
import { inconsistencies } from './vendor.ts';

/** In which mode the go command of one environment works in a directory. */
export interface Mode {
  /** `none`: module mode outside of any module; `refused`: it stops before it has chosen one. */
  readonly kind: 'modules' | 'workspace' | 'gopath' | 'none' | 'refused';
  /** As `go env GOMOD` says; null where it names none. */
  readonly goMod: string | null;
  /** As `go env GOWORK` says; null where it names none. */
  readonly goWork: string | null;
  /** What -mod is for a build, and the setting that says so; null where nobody does. Null outside of modules. */
  readonly build: { readonly mod: BuildMod; readonly by: Setting | null } | null;
  /** The vendor directory beside the go.mod or go.work. */
  readonly vendor: Vendor | null;
  /** Why it is this mode, one sentence each. */
  readonly because: readonly string[];
  /** What the go command says when it stops; null when it does not. */
  readonly says: string | null;
  /** It stops at its go.work, before it looks at vendor/. */
  readonly isStoppedByWork: boolean;
  /** The setting that alone makes it stop, or keeps it from the modules that are there. */
  readonly by: Setting | null;
}

export interface Vendor {
  readonly directory: string;
  readonly exists: boolean;
  /** Why it is not used though it is there; null when it is, or is not there. */
  readonly unused: string | null;
  /** Where it does not fit, in the words of the go command; empty when it fits or is not used. */
  readonly inconsistent: readonly string[];
}

/** Where it is asked, and of which go. */
export interface Asked extends Surroundings {
  /** Without `go`; null when not known, which counts as the newest. */
  readonly version: string | null;
  /** Each go.work is read once for all directories that are asked about with one such map. */
  readonly works?: Map<string, Workspace | null>;
}

/** Bytes. */
const largestFile = 4 * 1024 * 1024;
/** Modules of a workspace that are read. */
const mostMembers = 1_000;

/**
 * Determines the mode from files and settings, without running go. cmd/go/internal/modload (Init, setDefaultBuildMod) of Go 1.26;
 * https://go.dev/ref/mod#mod-commands
 */
export function modeOf(asked: Asked): Mode {
  const mode = byFiles(asked);
  const flags = asked.settings('GOFLAGS');
  const said = modIn(flags.value);
  // Outside of modules too.
  if (mode.kind === 'refused' || said === null || isKnown(said)) return mode;
  const says =
    mode.kind === 'workspace'
      ? refusedInWorkspace(said)
      : `-mod=${said} not supported (can be '', 'mod', 'readonly', or 'vendor')`;
  return { ...mode, build: null, vendor: null, says, by: flags };
}

function refusedInWorkspace(mod: string): string {
  return `go: -mod may only be set to readonly or vendor when in workspace mode, but it is set to ${JSON.stringify(mod)}`;
}

type BuildMod = 'mod' | 'readonly' | 'vendor';

function isKnown(mod: string): mod is BuildMod {
  return mod === 'mod' || mod === 'readonly' || mod === 'vendor';
}

function byFiles(asked: Asked): Mode {
  const { settings } = asked;
  const since = (version: string): boolean =>
    asked.version === null || compareVersions(asked.version, version) >= 0;
  const modules = settings('GO111MODULE');
  const value = modules.value || (since('1.16') ? 'on' : 'auto');
  const refusal = refusalOfGopath(settings) ?? refusalOfGowork(settings) ?? refusalOfModules(modules);
  if (refusal !== null) return { ...nothing, kind: 'refused', ...refusal };
  if (value === 'off') {
    const hidden = findGoMod(asked);
    const because = [
      inWords('off', { source: sourceOf(modules) }),
      ...(hidden === null ? [] : [inWords('hides', { file: hidden })]),
    ];
    return { ...nothing, kind: 'gopath', because, by: modules };
  }
  const file = findModuleFile(asked);
  const goMod = findGoMod(asked);
  const isWork = since('1.18') && file !== null && 'file' in file && file.file !== goMod;
  if (isWork)
    return inModules('workspace', asked, { file: file.file, goMod, goWork: file.file, by: file.by });
  if (goMod !== null) return inModules('modules', asked, { file: goMod, goMod, goWork: null, by: null });
  if (value === 'auto')
    return {
      ...nothing,
      kind: 'gopath',
      because: [inWords('auto', { source: sourceOf(modules) })],
      by: modules,
    };
  return { ...nothing, kind: 'none', because: [inWords('outside')] };
}

const nothing: Mode = {
  ...{
    kind: 'none',
    goMod: null,
    goWork: null,
    build: null,
    vendor: null,
    because: [],
    says: null,
    isStoppedByWork: false,
    by: null,
  },
};

/** `environment`, `FILE:LINE`, or the go command itself. */
function sourceOf({ value, source }: Setting): string {
  if (value === '') return inWords('byDefault');
  return 'file' in source ? `${source.file}:${source.line}` : 'environment';
}

type Refusal = Pick<Mode, 'says' | 'by'>;

/** cmd/go/main.go: elements that are empty count for nothing. */
function refusalOfGopath(settings: Settings): Refusal | null {
  const by = settings('GOPATH');
  for (const element of by.value.split(':').filter((one) => one !== '')) {
    const quoted = JSON.stringify(element);
    if (element.startsWith('~'))
      return { says: `go: GOPATH entry cannot start with shell metacharacter '~': ${quoted}`, by };
    if (!element.startsWith('/'))
      return { says: `go: GOPATH entry is relative; must be absolute path: ${quoted}.`, by };
  }
  return null;
}

function refusalOfGowork(settings: Settings): Refusal | null {
  const by = settings('GOWORK');
  return ['', 'off', 'auto'].includes(by.value) || by.value.startsWith('/')
    ? null
    : { says: invalidGowork, by };
}

function refusalOfModules(by: Setting): Refusal | null {
  if (['', 'on', 'off', 'auto'].includes(by.value)) return null;
  return { says: `go: unknown environment setting GO111MODULE=${by.value}`, by };
}

interface Files {
  /** The one that decides: go.work or go.mod. */
  readonly file: string;
  readonly goMod: string | null;
  readonly goWork: string | null;
  readonly by: Setting | null;
}

function inModules(kind: 'modules' | 'workspace', asked: Asked, { file, goMod, goWork, by }: Files): Mode {
  const flags = asked.settings('GOFLAGS');
  const because = [
    by === null ? inWords('found', { file }) : inWords('named', { file, source: `GOWORK, ${sourceOf(by)}` }),
    ...(goWork !== null && goMod !== null ? [inWords('hides', { file: goMod })] : []),
  ];
  const asks = modIn(flags.value);
  const said = asks !== null && isKnown(asks) ? asks : null;
  const about = { ...nothing, kind, goMod, goWork, because };
  const { vendor, byDefault } = vendorAt(file, asked, said === 'vendor');
  const mod = said ?? (byDefault ? 'vendor' : 'readonly');
  const isUsed = mod === 'vendor';
  const overruled =
    said === null ? vendor.unused : inWords('overruled', { flag: `-mod=${said}`, source: sourceOf(flags) });
  const inconsistent = isUsed ? vendor.inconsistent : [];
  const isRefused = mod === 'mod' && kind === 'workspace';
  const work = kind === 'modules' ? refusalOfMod(file, asked) : isRefused ? null : refusalOfWork(file, asked);
  return {
    ...about,
    build: { mod, by: said === null ? null : flags },
    vendor: { ...vendor, unused: isUsed || !vendor.exists ? null : overruled, inconsistent },
    says: isRefused
      ? refusedInWorkspace(mod)
      : (work ??
        (inconsistent.length > 0
          ? `go: inconsistent vendoring in ${posix.dirname(vendor.directory)}:`
          : null)),
    isStoppedByWork: work !== null,
    by: said === null ? null : flags,
  };
}

function refusalOfMod(file: string, { host, directory }: Asked): string | null {
  const text = host.files.text(file, largestFile);
  return text.ok && readGoMod(text.value).problems.length > 0 ? refusalOfFile(file, directory) : null;
}

function refusalOfWork(file: string, { host, directory, version, works = new Map() }: Asked): string | null {
  const workspace = works.has(file) ? works.get(file) : readWorkspace(host.files, file, []);
  works.set(file, workspace ?? null);
  const checksVersions = version === null || compareVersions(version, '1.21') >= 0;
  return workspace ? refusalOf(workspace, directory, checksVersions) : null;
}

/** The last -mod among the words of GOFLAGS; null when there is none. */
export function modIn(goflags: string): string | null {
  const words = splitFlags(goflags, 'go') ?? [];
  const last = words.findLast((word) => /^--?mod=/.test(word));
  return last?.slice(last.indexOf('=') + 1) || null;
}

/** The vendor directory beside a go.mod or go.work, and whether the go command uses it by default. */
function vendorAt(
  file: string,
  { host, directory: from }: Asked,
  isAsked: boolean,
): { readonly vendor: Vendor; readonly byDefault: boolean } {
  const directory = join(posix.dirname(file), 'vendor');
  const facts = host.files.target(directory);
  const exists = facts.ok && facts.value.kind === 'directory';
  const vendor = { directory, exists, unused: null, inconsistent: [] };
  if (!exists && !isAsked) return { vendor, byDefault: false };
  const read = readAll(file, host);
  if (read === null) return { vendor, byDefault: false };
  const { mods, work, version, name } = read;
  const text = host.files.text(join(directory, 'modules.txt'), largestFile);
  const list = readModulesTxt(text.ok ? text.value : '');
  const unused =
    version === null
      ? inWords('noVersion', { name })
      : compareVersions(version, '1.14') < 0
        ? inWords('tooOld', { name, version })
        : list.workspace && work === null
          ? inWords('forWorkspace')
          : !list.workspace && work !== null
            ? inWords('notForWorkspace')
            : null;
  // What could not be read may be all that the go.mod asks for.
  const isReadable = text.ok || text.failure.kind === 'absent';
  const inconsistent = isReadable ? inconsistencies({ mods, work, list, from }) : [];
  return { vendor: { ...vendor, unused, inconsistent }, byDefault: exists && unused === null };
}

/** The modules that a vendor directory is for; null where one of them cannot be read, at which the go command stops first. */
function readAll(file: string, host: Host) {
  const text = host.files.text(file, largestFile);
  if (!text.ok) return null;
  const modAt = (directory: string, of: string) => {
    const mod = readGoMod(of);
    return mod.problems.length > 0 ? null : { directory, mod };
  };
  if (posix.basename(file) === 'go.mod') {
    const mod = modAt(posix.dirname(file), text.value);
    return mod && { mods: [mod], work: null, version: mod.mod.go, name: 'go.mod' };
  }
  const work = readGoWork(text.value);
  const mods = work.use.slice(0, mostMembers).map(({ directory }) => {
    const place = posix.resolve(posix.dirname(file), directory);
    const member = host.files.text(join(place, 'go.mod'), largestFile);
    return member.ok ? modAt(place, member.value) : null;
  });
  if (work.problems.length > 0 || !mods.every((mod) => mod !== null)) return null;
  return { mods, work: { file, work }, version: work.go, name: 'go.work' };
}
