import type { Closed, Place, PlaceKind } from './places.ts';

/** `root`, or the number where no name is known. */
export function ownerOf(uid: number): string {
  return uid === 0 ? 'root' : String(uid);
}

/** `0755`. */
export function modeText(mode: number): string {
  return `0${(mode & 0o7777).toString(8).padStart(3, '0')}`;
}

/** The variable that says where a place is; empty where there is none of its own. */
export const variables: Readonly<Record<PlaceKind, string>> = {
  'build-cache': 'GOCACHE',
  'module-cache': 'GOMODCACHE',
  gopath: 'GOPATH',
  pkg: 'GOPATH',
  src: 'GOPATH',
  bin: 'GOBIN',
  settings: 'GOENV',
  'gopls-cache': 'GOPLSCACHE',
  'lint-cache': 'GOLANGCI_LINT_CACHE',
  module: '',
};

/**
 * What the go command says when it cannot write there, as far as that is always the same; measured with Go 1.26
 * (test/probes/places/real-go.test.ts).
 */
export function saysOf(
  { kind, path, missing }: Pick<Place, 'kind' | 'path' | 'missing'>,
  { path: at, kind: what, mode }: Closed,
): string | null {
  // It is to be made in a directory above.
  const isAbove = path.startsWith(at === '/' ? at : `${at}/`);
  if (kind === 'build-cache') {
    if (at !== path && !isAbove) return what === 'file' ? denied('open', at) : 'package fmt is not in std';
    if (missing === null && (mode & 0o005) === 0o005) return 'package fmt is not in std';
    return denied(`failed to initialize build cache at ${path}: mkdir`, missing ?? `${path}/00`);
  }
  if (kind === 'module-cache') {
    if (missing === null || (at !== path && !isAbove)) return null;
    return denied(isAbove ? 'go: could not create module cache: mkdir' : 'mkdir', missing);
  }
  if (kind === 'module') return saysOfModule(path, at, mode);
  // A file of another user in a directory of one's own is replaced, and stops nothing.
  if (kind === 'bin' && what === 'directory') return denied('open', `${path}/…`);
  if (kind === 'settings') return denied('go: writing go env config: open', path);
  return null;
}

/** Without a go.mod that it may read go does nothing; one that it may not write stops what changes it. */
function saysOfModule(path: string, at: string, mode: number): string | null {
  if (at === `${path}/go.mod` && (mode & 0o004) === 0) return denied('go: open', at);
  const name = at.slice(path.length + 1);
  return name === 'go.mod' || name === 'go.sum' ? denied(`go: updating ${name}: open`, at) : null;
}

function denied(act: string, path: string): string {
  return `${act} ${path}: permission denied`;
}
