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
};

/**
 * What the go command says when it cannot write there, as far as that is always the same; measured with Go 1.26
 * (test/probes/places/real-go.test.ts).
 */
export function saysOf(
  { kind, path }: Pick<Place, 'kind' | 'path'>,
  { path: at, kind: what, mode }: Closed,
): string | null {
  if (kind === 'build-cache') {
    if (at !== path) return what === 'file' ? `open ${at}: permission denied` : 'package fmt is not in std';
    return (mode & 0o005) === 0o005
      ? 'package fmt is not in std'
      : `failed to initialize build cache at ${path}: mkdir ${path}/00: permission denied`;
  }
  if (kind === 'module-cache') return `mkdir ${path}/cache: permission denied`;
  // A file of another user in a directory of one's own is replaced, and stops nothing.
  if (kind === 'bin' && what === 'directory') return `open ${path}/…: permission denied`;
  if (kind === 'settings') return `go: writing go env config: open ${path}: permission denied`;
  return null;
}
