import type { Files } from '../../host/files/files.ts';

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
/** Modules of one workspace that are read. */
const mostMembers = 1000;

/**
 * Everything that the go.sum files of these directories say: of the module that each is in, and where a go.work lies
 * above it, of the workspace's members with its go.work.sum (https://go.dev/ref/mod#go-sum-files, #workspaces).
 */
export function knownSums(files: Files, directories: readonly string[]): Known {
  const sums = new Map<string, KnownSum[]>();
  const read: string[] = [];
  const unknown: string[] = [];
  for (const path of sumFiles(files, directories, unknown)) {
    const text = files.text(path, largestSum);
    if (text.ok) {
      read.push(path);
      addLines(sums, text.value, path);
    } else if (text.failure.kind !== 'absent') unknown.push(text.failure.message);
  }
  return { sums, files: read, unknown };
}

function addLines(sums: Map<string, KnownSum[]>, text: string, path: string): void {
  text.split('\n').forEach((line, index) => {
    const [module, version, hash, more] = line.trim().split(/\s+/);
    if (module === undefined || version === undefined || more !== undefined) return;
    if (hash?.startsWith('h1:') !== true) return;
    const key = `${module}@${version}`;
    const known = sums.get(key) ?? [];
    known.push({ hash, from: `${path}:${index + 1}` });
    sums.set(key, known);
  });
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
  for (let at = start.replace(/\/+$/, ''); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const facts = files.target(`${at}/${name}`);
    if (facts.ok && facts.value.kind === 'file') return at;
  }
  return null;
}

/** The directories of a go.work's `use` lines, absolute. */
function membersOf(files: Files, workspace: string, unknown: string[]): string[] {
  const text = files.text(`${workspace}/go.work`);
  if (!text.ok) {
    unknown.push(text.failure.message);
    return [];
  }
  const members: string[] = [];
  let inside = false;
  for (const raw of text.value.split('\n')) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (/^use\s*\($/.test(line)) inside = true;
    else if (line === ')') inside = false;
    else if (inside || /^use\s/.test(line))
      members.push(line.replace(/^use\s+/, '').replace(/^["`]|["`]$/g, ''));
  }
  return members
    .filter((member) => member !== '')
    .slice(0, mostMembers)
    .map((member) => (member.startsWith('/') ? member : joined(workspace, member)));
}

function joined(directory: string, relative: string): string {
  const parts = directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
