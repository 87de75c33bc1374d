import { posix } from 'node:path';
import type { Integer } from '../../host/quantity.ts';
import { compareVersions, versionOfToolchain } from '../versions/parse.ts';
import { type Member, type VersionLine, isWithin, type Workspace } from './workspace.ts';

/** What is wrong with the `use` lines of a go.work. */
export interface UseFault {
  /**
   * `missing`: no go.mod is there; `outside`: it leads out of the tree; `not-listed`: a module of the tree that no line names;
   * `twice`: two lines name one directory; `same-module`: two directories are one module; `replaced`: two modules replace a third
   * by different things.
   */
  readonly kind: 'missing' | 'outside' | 'not-listed' | 'twice' | 'same-module' | 'replaced';
  /** Directory of the module, absolute. */
  readonly directory: string;
  /** Of the go.work, from 1; null when no line is to blame. */
  readonly line: Integer | null;
  /** Path of the module that is twice there or replaced; else the directory as go.work writes it, or is to. */
  readonly name: string;
  /** What the go command says, as one line, when it runs beside the go.work; null when it does not stop. */
  readonly says: string | null;
  /** `go work …` with its arguments, to be run anywhere; null when a person has to choose. */
  readonly command: readonly string[] | null;
}

/**
 * Decides over the `use` lines. Depends on its arguments alone. `from`: where the go command runs, to which it shortens paths in what it
 * says.
 */
export function useFaults(workspace: Workspace, from: string = workspace.directory): readonly UseFault[] {
  if (workspace.isRefused) return [];
  const { members, strays, file } = workspace;
  const edit = (...flags: readonly string[]): readonly string[] => ['go', 'work', 'edit', ...flags, file];
  const lines = members.flatMap((member): readonly UseFault[] => {
    const { as, line, directory, state, within } = member;
    const first = members.find((one) => one.directory === directory);
    const about = { directory, line, name: as };
    if (first !== member) {
      // -dropuse drops every line that has this spelling.
      const command = isAddressable(as)
        ? edit(`-dropuse=${as}`, ...(first?.as === as ? [`-use=${as}`] : []))
        : null;
      const says = `go: error loading go.work: ${short(from, file)}:${line}: path ${directory} appears multiple times in workspace`;
      return [{ kind: 'twice', ...about, says, command }];
    }
    if (state === 'absent') {
      const place = short(from, directory);
      const says = `go: cannot load module ${place} listed in go.work file: open ${posix.join(place, 'go.mod')}: no such file or directory`;
      return [
        { kind: 'missing', ...about, says, command: isAddressable(as) ? edit(`-dropuse=${as}`) : null },
      ];
    }
    return within ? [] : [{ kind: 'outside', ...about, says: null, command: null }];
  });
  return [
    ...lines,
    ...sameModules(members),
    ...replaced(workspace),
    ...strays.map((stray) => notListed(stray, workspace)),
  ];
}

/** `go work edit` tidies the path that it is given, and so never finds a line `use api` or `use ./b/../api` (cmd/go/internal/modload, ToDirectoryPath). */
function isAddressable(as: string): boolean {
  const clean = posix.normalize(as).replace(/(?<=.)\/$/, '');
  return as === (/^(?:\/|\.{1,2}(?:\/|$))/.test(clean) ? clean : `./${clean}`);
}

function notListed(directory: string, { directory: top, file, members }: Workspace): UseFault {
  const name = `./${posix.relative(top, directory)}`.replace(/^\.\/$/, '.');
  return {
    ...{ kind: 'not-listed', directory, line: null, name },
    says: 'current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using: go work use .',
    // It raises the go line as well, but refuses while another module is not there.
    command: members.every(({ state }) => state === 'read')
      ? ['go', '-C', top, 'work', 'use', name]
      : ['go', 'work', 'edit', `-use=${name}`, file],
  };
}

/** The go command takes each module path once. */
function sameModules(members: readonly Member[]): readonly UseFault[] {
  const seen = new Map<string, string>();
  return members.flatMap(({ mod, directory, line }): readonly UseFault[] => {
    const path = mod?.path ?? null;
    if (path === null) return [];
    const first = seen.get(path);
    seen.set(path, first ?? directory);
    if (first === undefined || first === directory) return [];
    const says = `go: module ${path} appears multiple times in workspace`;
    return [{ kind: 'same-module', directory, line, name: path, says, command: null }];
  });
}

/** Modules of a workspace may not replace one module by different things, unless the go.work does so for all. */
function replaced({ members, replace }: Workspace): readonly UseFault[] {
  const overruled = new Set(replace.map(({ path }) => path));
  const seen = new Map<string, { readonly target: string; readonly by: string }>();
  const told = new Set<string>();
  return members.flatMap(({ mod, directory, line }) =>
    (mod?.replace ?? []).flatMap(({ path, version, by, byVersion }): readonly UseFault[] => {
      if (overruled.has(path)) return [];
      const name = version === null ? path : `${path}@${version}`;
      const place = byVersion === null ? posix.resolve(directory, by) : `${by}@${byVersion}`;
      const before = seen.get(name);
      if (before === undefined) seen.set(name, { target: place, by: directory });
      if (before === undefined || before.target === place || before.by === directory || told.has(name))
        return [];
      told.add(name);
      const both = `go: conflicting replacements for ${name}: ${before.target} ${place} use "go work edit -replace`;
      const says = [both, `${name}=[override]" to resolve`].join(' ');
      return [{ kind: 'replaced', directory, line, name, says, command: null }];
    }),
  );
}

/** What is wrong with the version lines of a go.work, or what they do that its readers may not expect. */
export interface VersionFault {
  /**
   * `go-below-member`: its go line is below that of a module; `toolchain-hidden`: a module's toolchain line asks for a newer Go than
   * the go.work does, which alone is heard; `toolchain-idle`: its toolchain line does nothing, as its go line asks for more.
   */
  readonly kind: 'go-below-member' | 'toolchain-hidden' | 'toolchain-idle';
  /** The module whose line it is, or the directory of the go.work. */
  readonly directory: string;
  /** The line of the module, or of the go.work for `toolchain-idle`: `go 1.24.0`. */
  readonly setting: string;
  /** `FILE:LINE` of it. */
  readonly source: string;
  /** What the go.work asks for: a version without `go`. */
  readonly listed: string;
  readonly says: string | null;
  /** `go work edit …`, to be run anywhere. */
  readonly command: readonly string[];
}

/** Since 1.21 the go command refuses what asks for a newer Go than its own (https://go.dev/doc/toolchain#version). */
const strict = '1.21';
/** What a go.work and a go.mod without a go line ask for (cmd/go/internal/gover). */
const defaults = { work: '1.18', mod: '1.16' } as const;

/** Decides over the version lines, as `useFaults` does. */
export function versionFaults(
  workspace: Workspace,
  from: string = workspace.directory,
): readonly VersionFault[] {
  if (workspace.isRefused) return [];
  const { go, members, file } = workspace;
  const listed = go?.value ?? defaults.work;
  const above = members.filter(({ mod }) => {
    const wanted = mod?.go?.value ?? defaults.mod;
    return mod !== null && compareVersions(wanted, listed) > 0 && compareVersions(wanted, strict) >= 0;
  });
  const highest = above.map(({ mod }) => mod?.go?.value ?? '').reduce(newer, listed);
  const below = above.map(({ directory, mod }): VersionFault => {
    const line = mod?.go ?? { value: defaults.mod, line: 1 };
    const verb = go === null ? 'implicitly requires' : 'lists';
    const place = short(from, directory);
    return {
      ...{ kind: 'go-below-member', directory, listed, setting: `go ${line.value}` },
      source: `${directory}/go.mod:${line.line}`,
      says: `go: module ${place} listed in go.work file requires go >= ${line.value}, but go.work ${verb} go ${listed}; to update it: go work use`,
      command: ['go', 'work', 'edit', `-go=${highest}`, file],
    };
  });
  return [...below, ...hidden(workspace, { listed, highest }), ...idle(workspace, listed)];
}

/** Below a go.work no toolchain line of a module is read: https://go.dev/doc/toolchain#select */
function hidden(
  { members, file, directory: top, toolchain }: Workspace,
  { listed, highest: raised }: { readonly listed: string; readonly highest: string },
): readonly VersionFault[] {
  const own = toolchainVersion(toolchain) ?? '';
  // What its go line is to be raised to comes first.
  const asked = newer(raised, own);
  const above = members.flatMap(({ directory, mod }) => {
    const version = toolchainVersion(mod?.toolchain ?? null);
    const isAbove = version !== null && compareVersions(version, asked) > 0;
    return isAbove && mod?.toolchain && isWithin(directory, top)
      ? [{ directory, line: mod.toolchain, version }]
      : [];
  });
  const highest = above.map(({ version }) => version).reduce(newer, asked);
  const name = above.find(({ version }) => version === highest)?.line.value ?? '';
  return above.map(({ directory, line }) => ({
    ...{
      kind: 'toolchain-hidden',
      directory,
      listed: newer(listed, own),
      setting: `toolchain ${line.value}`,
      says: null,
    },
    source: `${directory}/go.mod:${line.line}`,
    command: ['go', 'work', 'edit', `-toolchain=${name}`, file],
  }));
}

/** A toolchain line is a minimum and no lock: what the go line asks for beyond it runs. */
function idle({ toolchain, file, directory }: Workspace, listed: string): readonly VersionFault[] {
  const version = toolchainVersion(toolchain);
  if (toolchain === null || version === null || compareVersions(version, listed) >= 0) return [];
  return [
    {
      ...{ kind: 'toolchain-idle', directory, listed, setting: `toolchain ${toolchain.value}`, says: null },
      source: `${file}:${toolchain.line}`,
      command: ['go', 'work', 'edit', '-toolchain=none', file],
    },
  ];
}

function toolchainVersion(line: VersionLine | null): string | null {
  return line === null ? null : versionOfToolchain(line.value);
}

function newer(one: string, other: string): string {
  return compareVersions(one, other) >= 0 ? one : other;
}

/** As the go command shortens paths in what it says: relative to where it runs, when that is shorter. */
export function short(directory: string, path: string): string {
  const relative = posix.relative(directory, path) || '.';
  return relative.length < path.length ? relative : path;
}
