import { isRecordFile } from './entry.ts';
import { isPathElement, modulePath, moduleVersion } from './escape.ts';

const vcsDirectory = /^[0-9a-f]{64}$/;
const vcsFile = /^[0-9a-f]{64}\.(info|lock)$/;
/** `tile/8/1/x012/345.p/67`, `tile/8/data/012`: https://go.dev/design/25530-sumdb (golang.org/x/mod/sumdb/tlog, Tile.Path). */
const tileDirectory = /^(\d{1,2}|data|x\d{3}|\d{3}\.p)$/;
const tileFile = /^\d{1,3}(\d+\.tmp)?$/;

/**
 * Whether an entry below a module cache's `cache` directory is one that the go command writes there. `above` are the
 * names from `cache` (itself excluded) to the directory that it is in. Repositories below `vcs` hold anything: they are
 * opaque. https://go.dev/ref/mod#module-cache and cmd/go/internal/modfetch (cache.go, sumdb.go, codehost/codehost.go).
 */
export function cacheEntryFits(above: readonly string[], name: string, isDirectory: boolean): boolean {
  const [first, second] = above;
  if (first === undefined) return isDirectory ? name === 'download' || name === 'vcs' : name === 'lock';
  if (first === 'vcs') {
    return above.length > 1 || (isDirectory ? vcsDirectory.test(name) : vcsFile.test(name));
  }
  if (first !== 'download') return false;
  if (second === 'sumdb') return sumFits(above.slice(2), name, isDirectory);
  if (above[above.length - 1] === '@v')
    return !isDirectory && isRecordFile(above.slice(1, -1).join('/'), name);
  return isDirectory && (name === '@v' ? above.length > 1 : isPathElement(name));
}

/** What was noted of the answers of a checksum database; `above` are the names from `sumdb` on. */
function sumFits([database, kind, ...above]: readonly string[], name: string, isDirectory: boolean): boolean {
  if (database === undefined) return isDirectory && isPathElement(name);
  if (kind === undefined) return isDirectory && (name === 'lookup' || name === 'tile');
  if (kind === 'tile') return isDirectory ? tileDirectory.test(name) : tileFile.test(name);
  if (kind !== 'lookup') return false;
  if (isDirectory) return isPathElement(name);
  const at = name.indexOf('@');
  const version = withoutDraft(name.slice(at + 1));
  return (
    modulePath([...above, name.slice(0, Math.max(0, at))].join('/')) !== null &&
    moduleVersion(version) !== null
  );
}

/** `v1.2.3123456.tmp` is what a `go` writes before it renames it to `v1.2.3`: with digits of its own at the end. */
function withoutDraft(name: string): string {
  if (!name.endsWith('.tmp')) return name;
  let end = name.length - '.tmp'.length;
  while (end > 0 && /\d/.test(name.charAt(end - 1))) end -= 1;
  return end === name.length - '.tmp'.length ? name : name.slice(0, end);
}
