import type { Files } from '../../host/files/files.ts';
import { readGoSum, type GoSum } from '../../host/formats/go-sum.ts';
import { withoutTrailing } from '../../host/formats/lines.ts';
import { readGoWork } from '../../host/formats/mod-file/read.ts';
import { inWords } from '../text.ts';

/** What a go.sum says about a module version, and where. */
export interface KnownSum {
  /** `h1:…`. */
  readonly hash: string;
  /** `/home/kim/p/go.sum:12`. */
  readonly from: string;
}

/** Sums of content (`path@version`) and of go.mod files (`path@version/go.mod`). */
export type KnownSums = ReadonlyMap<string, readonly KnownSum[]>;

export interface Known {
  readonly sums: KnownSums;
  /** Every go.sum and go.work.sum that was read. */
  readonly files: readonly string[];
  /** What could not be read, one sentence each: the sums may then be incomplete. */
  readonly unknown: readonly string[];
}

/** Bytes; that of Kubernetes holds 0.1 MB. */
const largestSum = 16 * 1024 * 1024;
const largestWorkspace = 1024 * 1024;
/** Modules of one workspace that are read. */
const mostMembers = 1000;

/**
 * Everything that the go.sum files of these directories say: that of the module that each is in and, where there is a
 * go.work above it, those of the workspace's members with its go.work.sum (https://go.dev/ref/mod#go-sum-files,
 * #workspaces).
 */
export function knownSums(files: Files, directories: readonly string[]): Known {
  const unread: string[] = [];
  const known = sumsIn(files, sumFiles(files, directories, unread));
  return { ...known, unknown: [...unread, ...known.unknown] };
}

/** Everything that these files say, of which each is a go.sum. */
export function sumsIn(files: Files, paths: readonly string[]): Known {
  const sums = new Map<string, KnownSum[]>();
  const read: string[] = [];
  const unknown: string[] = [];
  for (const path of paths) {
    const text = files.text(path, largestSum);
    if (text.ok) {
      read.push(path);
      const sum = readGoSum(text.value);
      addLines(sums, sum, path);
      // What was there may have been a module's.
      if (sum.malformed !== null)
        unknown.push(inWords('notASumLine', { file: path, line: sum.malformed.line }));
    } else if (text.failure.kind !== 'absent') unknown.push(text.failure.message);
  }
  return { sums, files: read, unknown };
}

function addLines(sums: Map<string, KnownSum[]>, { lines }: GoSum, path: string): void {
  // A merge may leave the same line twice.
  const seen = new Set<string>();
  for (const { module, version, hash, line } of lines) {
    const key = `${module}@${version}`;
    if (!hash.startsWith('h1:') || seen.has(`${key} ${hash}`)) continue;
    seen.add(`${key} ${hash}`);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, [{ hash, from: `${path}:${line}` }]);
    else known.push({ hash, from: `${path}:${line}` });
  }
}

function sumFiles(files: Files, directories: readonly string[], unknown: string[]): string[] {
  const found = new Set<string>();
  for (const directory of directories) {
    const module = above(files, directory, 'go.mod');
    if (module !== null) found.add(`${module}/go.sum`);
    const workspace = above(files, directory, 'go.work');
    if (workspace === null) continue;
    found.add(`${workspace}/go.work.sum`);
    for (const member of membersOf(files, workspace, unknown)) found.add(`${member}/go.sum`);
  }
  return [...found];
}

function above(files: Files, start: string, name: string): string | null {
  for (let at = withoutTrailing(start, '/'); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const facts = files.target(`${at}/${name}`);
    if (facts.ok && facts.value.kind === 'file') return at;
  }
  return null;
}

/** The directories of a go.work's `use` lines, absolute. A go.work that `go` refuses may name more than could be read. */
function membersOf(files: Files, workspace: string, unknown: string[]): string[] {
  const file = `${workspace}/go.work`;
  const text = files.text(file, largestWorkspace);
  if (!text.ok) {
    unknown.push(text.failure.message);
    return [];
  }
  const { use, problems } = readGoWork(text.value);
  const [problem] = problems;
  if (problem !== undefined) unknown.push(`${file}:${problem.line}: ${problem.message}`);
  if (use.length > mostMembers) unknown.push(inWords('tooManyDirectories', { file, most: mostMembers }));
  return use
    .slice(0, mostMembers)
    .map(({ directory }) =>
      directory.startsWith('/') ? joined('', directory) : joined(workspace, directory),
    );
}

function joined(directory: string, relative: string): string {
  const parts = directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
