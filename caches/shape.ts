import { cacheEntryFits } from './modules/download.ts';
import { isTreeName } from './modules/entry.ts';
import { isPathElement } from './modules/escape.ts';
import type { Shape } from './cache.ts';

const goPart = /^[0-9a-f]{2}$/;
const goEntry = /^[0-9a-f]{64}-[ad]$/;
const goplsPart = /^[0-9a-f]{8}$/;
const goplsEntry = /^[0-9a-f]{64}-[a-z]+$/;
/** What a file manager leaves behind in any directory that it shows. */
const litter = new Set(['.DS_Store', '.localized']);

export function isLitter(name: string): boolean {
  return litter.has(name);
}

/**
 * Whether a root's entry of that name is the cache's: in every shape but `tree` only directories are. Of Go's build cache
 * these are the directories that `go clean -cache` takes. Its `log.txt`, which no Go since 1.12 writes, may as well be a
 * person's, and stays.
 * https://cs.opensource.google/go/go/+/master:src/cmd/go/internal/clean/clean.go
 */
export function isPart(
  shape: Shape,
  name: string,
  isDirectory: boolean,
  names: readonly string[] | undefined,
): boolean {
  if (names !== undefined && !names.includes(name)) return false;
  if (!isPlainName(name)) return false;
  switch (shape) {
    case 'go-cache':
      return isDirectory && goPart.test(name);
    case 'gopls':
      return isDirectory && goplsPart.test(name);
    case 'modules':
      return isDirectory && (name === 'cache' || isPathElement(name) || isTreeName([], name));
    case 'tree':
      return names !== undefined;
  }
}

/** What an owner keeps in its cache's root that no clean-up takes and that nobody needs to know about. */
const kept: Readonly<Record<Shape, readonly string[]>> = {
  'go-cache': ['README', 'trim.txt', 'testexpire.txt', 'fuzz'],
  gopls: [],
  modules: [],
  tree: [],
};

/** Whether an entry of a root that is not one of its parts is nevertheless known: the owner's own, a file manager's, or ours. */
export function isKnownBeside(shape: Shape, name: string): boolean {
  return kept[shape].includes(name) || isLitter(name) || name === '.gowarden-quarantine';
}

/** One component of a path that cannot lead anywhere else and that a terminal can show. */
export function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\u0000-\u001f\u007f\ufffd]/.test(name);
}

/**
 * Whether something below a part may belong to the cache: its name, and the path from the part to the directory that it is
 * in (`['ab']`, `ab<62 hex>-d`). Below what is known to be the cache's own, other rules apply: ask `isOpaque`.
 */
export function fits(shape: Shape, above: readonly string[], name: string, isDirectory: boolean): boolean {
  if (isLitter(name)) return !isDirectory;
  const [first = '', second = ''] = above;
  switch (shape) {
    case 'go-cache':
      // A directory is a program that was built, and holds nothing else (DiskCache.copyFile).
      if (above.length === 1) return goEntry.test(name) && name.startsWith(first);
      return above.length === 2 && second.endsWith('-d') && !isDirectory;
    case 'gopls':
      if (above.length === 1) return isDirectory ? goPart.test(name) : name === 'exe.sha256';
      return above.length === 2 && !isDirectory && goplsEntry.test(name) && name.startsWith(second);
    case 'modules':
      if (first === 'cache') return cacheEntryFits(above.slice(1), name, isDirectory);
      return isDirectory && (isPathElement(name) || isTreeName(above, name));
    case 'tree':
      return true;
  }
}

/**
 * Whether what is below that directory is the cache's although its names follow no rule: a module's own files, a copy
 * of a repository, an IDE's index. caches/proof/ decides what proves it, and what is nevertheless not part of it.
 */
export function isOpaque(shape: Shape, path: readonly string[]): boolean {
  switch (shape) {
    case 'go-cache':
    case 'gopls':
      return false;
    case 'modules':
      if (path[0] === 'cache') return path[1] === 'vcs' && path.length >= 3;
      return path.some((name, depth) => name.includes('@') && isTreeName(path.slice(0, depth), name));
    case 'tree':
      return true;
  }
}
