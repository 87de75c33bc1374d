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
    if (at !== path) return what === 'file' ? denied('open', at) : 'package fmt is not in std';
    if ((mode & 0o005) === 0o005) return 'package fmt is not in std';
    return denied(`failed to initialize build cache at ${path}: mkdir`, `${path}/00`);
  }
  if (kind === 'module-cache') return denied('mkdir', `${path}/cache`);
  // A file of another user in a directory of one's own is replaced, and stops nothing.
  if (kind === 'bin' && what === 'directory') return denied('open', `${path}/…`);
  if (kind === 'settings') return denied('go: writing go env config: open', path);
  return null;
}

function denied(act: string, path: string): string {
  return `${act} ${path}: permission denied`;
}
