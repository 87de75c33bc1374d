import type { Shape } from './cache.ts';

const goPart = /^[0-9a-f]{2}$/;
const goEntry = /^[0-9a-f]{64}-[ad]$/;
const goplsPart = /^[0-9a-f]{8}$/;
const goplsEntry = /^[0-9a-f]{64}(-[a-z]+)?$/;
/** What a file manager leaves behind in any directory that it shows. */
const litter = new Set(['.DS_Store', '.localized']);

/**
 * Whether a root's entry of that name is the cache's. In Go's build cache these are what `go clean -cache` takes:
 * https://cs.opensource.google/go/go/+/master:src/cmd/go/internal/clean/clean.go
 */
export function isPart(shape: Shape, name: string, names: readonly string[] | undefined): boolean {
  if (names !== undefined && !names.includes(name)) return false;
  if (!isPlainName(name)) return false;
  switch (shape) {
    case 'go-cache':
      return goPart.test(name) || name === 'log.txt';
    case 'gopls':
      return goplsPart.test(name);
    case 'modules':
      return !name.startsWith('.');
    case 'tree':
      return names !== undefined;
  }
}

/** One component of a path that cannot lead anywhere else and that a terminal can show. */
export function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\u0000-\u001f\u007f\ufffd]/.test(name);
}

/**
 * Whether something below a part may belong to the cache: its name, and the path from the part to the directory that it is
 * in (`['ab']`, `<64 hex>-d`). Below what is known to be the cache's own, anything may stand: ask `isOpaque` to stop asking.
 */
export function fits(shape: Shape, above: readonly string[], name: string, isDirectory: boolean): boolean {
  if (litter.has(name)) return !isDirectory;
  switch (shape) {
    case 'go-cache':
      return above.length === 1 && goEntry.test(name);
    case 'gopls':
      if (above.length === 1) return isDirectory ? goPart.test(name) : name === 'exe.sha256';
      return above.length === 2 && !isDirectory && goplsEntry.test(name);
    case 'modules':
      if (above[0] === 'cache') return above.length === 1 && ['lock', 'download', 'vcs'].includes(name);
      return isDirectory;
    case 'tree':
      return true;
  }
}

/** Whether everything below that directory is the cache's, whatever it is called. */
export function isOpaque(shape: Shape, path: readonly string[]): boolean {
  switch (shape) {
    case 'go-cache':
      return path.length >= 2;
    case 'gopls':
      return false;
    case 'modules':
      return path[0] === 'cache' ? path.length >= 2 : (path[path.length - 1] ?? '').includes('@');
    case 'tree':
      return true;
  }
}
