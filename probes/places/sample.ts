import { join, relative } from 'node:path';
import type { FileFacts } from '../../host/files/files.ts';
import { namesIn } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import { mayWrite } from '../inventory/build-cache.ts';
import { standing } from './standing.ts';
import type { Closed, PlaceKind } from './places.ts';

/** Entries that are looked at in one place, whatever it holds. */
const mostEntries = 512;
/** Of one directory. */
const mostPerDirectory = 32;
const mostTold = 20;
/** Directories of one place whose names are read. */
const mostListed = 8;
/** Of the module cache, where one `sudo go get` leaves a directory of root's beside hundreds of one's own. */
const mostListedModules = 64;

const parts = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0'));

export interface Sample {
  readonly sampled: number;
  readonly foreign: readonly Closed[];
  readonly foreignCount: number;
  readonly closed: readonly Closed[];
  readonly closedCount: number;
  readonly unstartable: readonly string[];
  /** What the tool makes there first, where that does not exist yet. */
  readonly missing: string | null;
  /** Regular files of the place itself, for `bin`. */
  readonly programs: readonly string[];
}

/** Looks at a few entries of a place, where root or another user would have left something: no directory is walked. */
export function sampleOf(host: Host, kind: PlaceKind, path: string): Sample {
  const found: Closed[] = [];
  let sampled = 0;
  const look = (at: string): FileFacts | null => {
    if (sampled >= mostEntries) return null;
    const facts = host.files.facts(at);
    if (!facts.ok) return null;
    sampled += 1;
    const { uid, mode, kind: what } = facts.value;
    found.push({ path: at, uid, mode, kind: what });
    return facts.value;
  };
  const programs: string[] = [];
  if (look(path)?.kind === 'directory') {
    const directories = directoriesOf(host, kind, path);
    for (const directory of directories) if (directory !== path) look(directory);
    // Each costs the names of a whole directory: a few of them, from all over the place.
    const step = Math.ceil(directories.length / mostListed);
    for (const [index, directory] of directories.entries()) {
      if (!listed.has(kind) || index % step !== 0 || (kind !== 'bin' && directory === path)) continue;
      for (const name of firstNames(host, directory)) {
        const facts = look(join(directory, name));
        if (kind === 'bin' && facts?.kind === 'file') programs.push(join(directory, name));
      }
    }
    if (kind === 'module-cache') lookBelow(host, path, look);
  } else if (made.has(kind) && !host.files.facts(path).ok) {
    const above = standing(host, path);
    if (above !== null) look(above);
  }
  const us = host.user.uid;
  const isClosed = (one: Closed): boolean => one.kind !== 'link' && !mayWrite(one, us);
  // Who has made a module's directory read-only has done so on purpose.
  const isTheirs = (one: Closed): boolean => one.uid === us && one.kind === 'directory' && kind !== 'module';
  const foreign = found.filter((one) => one.uid !== us && isClosed(one));
  // The module cache and what go keeps read-only on purpose are fine: only its own directories count.
  const closed = found.filter((one) => isTheirs(one) && isClosed(one));
  return {
    ...{ sampled, foreign: foreign.slice(0, mostTold), foreignCount: foreign.length },
    ...{ closed: closed.slice(0, mostTold), closedCount: closed.length, programs },
    missing: missingIn(host, kind, path),
    unstartable: found
      .filter((one) => kind === 'bin' && one.kind === 'file' && one.uid === us && (one.mode & 0o111) === 0)
      .map((one) => one.path),
  };
}

/** Kinds of which entries are looked at, beside the directories themselves. */
const listed: ReadonlySet<PlaceKind> = new Set(['build-cache', 'lint-cache', 'bin', 'gopls-cache']);

/** Kinds that the go command makes by itself, and stops where it cannot. */
const made: ReadonlySet<PlaceKind> = new Set(['build-cache', 'module-cache']);

/** Directories and files in which the tool itself writes. */
function directoriesOf(host: Host, kind: PlaceKind, path: string): readonly string[] {
  if (kind === 'build-cache' || kind === 'lint-cache')
    return [path, ...parts.map((part) => join(path, part))];
  if (kind === 'module-cache')
    return [path, ...['cache', 'cache/download', 'cache/vcs', 'cache/lock'].map((name) => join(path, name))];
  if (kind === 'pkg')
    return [path, ...['sumdb', 'sumdb/sum.golang.org', 'mod'].map((name) => join(path, name))];
  if (kind === 'module')
    return [path, ...['go.mod', 'go.sum', 'vendor', 'vendor/modules.txt'].map((name) => join(path, name))];
  if (kind === 'gopls-cache') return [path, ...firstNames(host, path).map((name) => join(path, name))];
  return [path];
}

/**
 * Directories of downloads by their hosts, owners and repositories, level by level. Those of a version (`x@v1.2.3`) are read-only on
 * purpose, and replaced as a whole.
 */
function lookBelow(host: Host, path: string, look: (at: string) => FileFacts | null): void {
  const levels = [
    { directory: path, left: 3 },
    { directory: join(path, 'cache/download'), left: 4 },
  ];
  for (const { directory, left } of levels.values()) {
    if (levels.length > mostListedModules || left === 0) continue;
    for (const name of firstNames(host, directory)) {
      if (name.startsWith('@') || name.includes('@') || (directory === path && name === 'cache')) continue;
      const at = join(directory, name);
      if (look(at)?.kind === 'directory') levels.push({ directory: at, left: left - 1 });
    }
  }
}

/** The first directory that go makes there and that is absent: of the build cache all are made before anything is built. */
function missingIn(host: Host, kind: PlaceKind, path: string): string | null {
  if (!made.has(kind)) return null;
  const above = host.files.facts(path).ok ? path : standing(host, path);
  if (above !== path) {
    const [first] = above === null ? [] : relative(above, path).split('/');
    return above === null || first === undefined ? null : join(above, first);
  }
  const own = kind === 'build-cache' ? parts : ['cache'];
  const absent = own.find((name) => {
    const facts = host.files.facts(join(path, name));
    return !facts.ok && facts.failure.kind === 'absent';
  });
  return absent === undefined ? null : join(path, absent);
}

function firstNames(host: Host, directory: string): readonly string[] {
  const names = namesIn(host, directory, 'sample', () => true);
  return names.ok ? names.value.slice(0, mostPerDirectory) : [];
}
