import { join, posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Chain, Tool } from './inventory.ts';
import { textOf } from '../../host/files/memory.ts';

/**
 * The GOROOT that a `go` finds by its own place: two directories (or three, when it was cross-compiled) above it, first by the
 * path as called, then by the real file. https://pkg.go.dev/cmd/go#hdr-Environment_variables (GOROOT)
 */
export function gorootOf(host: Host, chain: Chain): Tool['goroot'] {
  // Linux gives a process the real path of its file, macOS the path that it was called by.
  const called = host.platform === 'darwin' ? chain.links[0] : undefined;
  for (const file of [called, chain.file]) {
    if (!file) continue;
    const directory = posix.dirname(file);
    for (const root of [join(directory, '..'), join(directory, '../..')]) {
      if (isGoroot(host, root) || isSketch(host, root)) return { path: root, version: versionIn(host, root) };
    }
  }
  return null;
}

/** What the go command itself takes for a GOROOT: a directory that holds `pkg/tool`. */
export function isGoroot(host: Host, root: string): boolean {
  const tools = host.files.target(join(root, 'pkg/tool'));
  return tools.ok && tools.value.kind === 'directory';
}

/** A folder that represents a machine holds only the parts of a tree that somebody put there: what it lacks says nothing. */
export function isSketch(host: Host, root: string): boolean {
  const looksLikeOne = isGoroot(host, root) || versionIn(host, root) !== null;
  return host.simulated && looksLikeOne && !host.files.facts(join(root, 'src')).ok;
}

/** First line of a tree's VERSION file: `go1.26.8`; null when there is none (a git checkout). */
export function versionIn(host: Host, root: string): string | null {
  const first = textOf(host, join(root, 'VERSION'))?.split('\n', 1)[0]?.trim();
  return first ? first.slice(0, 100) : null;
}
