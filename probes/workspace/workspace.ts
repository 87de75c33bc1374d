import { posix } from 'node:path';
import type { Integer } from '../../host/quantity.ts';
import type { Files } from '../../host/files/files.ts';
import { type GoMod, type ModProblem, readGoMod, readGoWork } from '../../host/formats/mod-file/read.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import type { Replacement } from '../../host/formats/mod-file/words.ts';
import { inWords } from './text.ts';

/** A line that names a version. */
export interface VersionLine {
  readonly value: string;
  /** From 1. */
  readonly line: Integer;
}

/** A `use` line with what it leads to. */
export interface Member {
  /** The directory as written: mostly relative to that of the go.work. */
  readonly as: string;
  /** From 1. */
  readonly line: Integer;
  /** Absolute, without `..`. */
  readonly directory: string;
  /** Whether it lies in the tree that the go.work is at the top of. */
  readonly within: boolean;
  /** `absent`: go.mod does not exist; `unread`: it may exist, but it cannot be read or the go command does not accept it. */
  readonly state: 'read' | 'absent' | 'unread';
  readonly mod: Module | null;
}

/** What of a go.mod counts in a workspace. */
export interface Module {
  readonly path: string | null;
  readonly go: VersionLine | null;
  readonly toolchain: VersionLine | null;
  readonly replace: readonly Replacement[];
}

/** A go.work with the modules that it names, and those in its tree that it does not. */
export interface Workspace {
  readonly file: string;
  /** The directory of the file. */
  readonly directory: string;
  readonly go: VersionLine | null;
  readonly toolchain: VersionLine | null;
  readonly members: readonly Member[];
  /** What its own `replace` lines replace. */
  readonly replace: readonly Replacement[];
  /** Directories of its tree that have a go.mod which no `use` line names. */
  readonly strays: readonly string[];
  /** The go command refuses the file as a whole, and what is known of it may be half of what was meant. */
  readonly isRefused: boolean;
  /** Why not all of it is known, one sentence each. */
  readonly unread: readonly string[];
}

/** Bytes. */
const largestFile = 1024 * 1024;
/** Maximum number of modules of a workspace that are read; the go command does not limit them. */
const mostMembers = 1_000;

/**
 * Reads a go.work and the go.mod of each module that it names. Needs nothing but files, so that it works on a checkout without a
 * home. `modules`: directories of the tree below the go.work that hold a go.mod, absolute. Null when the go.work cannot be read.
 * https://go.dev/ref/mod#go-work-file
 */
export function readWorkspace(files: Files, file: string, modules: readonly string[]): Workspace | null {
  const text = files.text(file, largestFile);
  if (!text.ok) return null;
  const work = readGoWork(text.value);
  const directory = posix.dirname(file);
  const unread = work.problems.map((problem) => refusedAt(file, problem));
  const members = work.use.slice(0, mostMembers).map(({ directory: as, line }): Member => {
    const place = posix.resolve(directory, as);
    const read = moduleAt(files, place);
    if (read.state === 'unread') unread.push(read.why);
    return {
      as,
      line,
      directory: place,
      within: isWithin(place, directory),
      state: read.state,
      mod: read.mod,
    };
  });
  const named = new Set(members.map((member) => member.directory));
  return {
    ...{ file, directory, members, isRefused: work.problems.length > 0, unread, replace: work.replace },
    go: versionLine(text.value, 'go'),
    toolchain: versionLine(text.value, 'toolchain'),
    strays: modules.filter((place) => !named.has(place) && isWithin(place, directory)),
  };
}

/** What the go command has against a line, in a sentence. */
export const refusedAt = (file: string, { line, message }: ModProblem): string =>
  inWords('refused', { place: `${file}:${line}`, why: message });

export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

type ReadModule =
  | { readonly state: 'read'; readonly mod: Module }
  | { readonly state: 'absent'; readonly mod: null }
  | { readonly state: 'unread'; readonly mod: null; readonly why: string };

function moduleAt(files: Files, directory: string): ReadModule {
  const file = posix.join(directory, 'go.mod');
  const text = files.text(file, largestFile);
  if (!text.ok) {
    const { kind, message } = text.failure;
    return kind === 'absent' ? { state: 'absent', mod: null } : { state: 'unread', mod: null, why: message };
  }
  const mod = readGoMod(text.value);
  const [problem] = mod.problems;
  if (problem) return { state: 'unread', mod: null, why: refusedAt(file, problem) };
  return { state: 'read', mod: summaryOf(mod, text.value) };
}

function summaryOf(mod: GoMod, text: string): Module {
  return {
    path: mod.module,
    go: versionLine(text, 'go'),
    toolchain: versionLine(text, 'toolchain'),
    replace: mod.replace,
  };
}
