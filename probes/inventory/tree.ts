import { join, posix } from 'node:path';
import type { Architecture, Host } from '../../host/host.ts';
import { isSketch } from './goroot.ts';
import type { GorootFault } from './inventory.ts';

/** What of a tree the go command asks for: its own directory below pkg/tool is named for what it was itself built for. */
export interface TreeQuestion {
  readonly root: string;
  /** Architecture of the go command that runs; null when not known, then tools are not judged. */
  readonly architecture: Architecture | null;
}

/**
 * What the go command misses in a directory that is its GOROOT, in the order in which it looks; null when nothing is missing,
 * or when we may not look. `go version` needs none of it, so it says nothing (cmd/go/main.go, go/build and base.Tool of Go 1.26).
 */
export function faultOf(host: Host, { root, architecture }: TreeQuestion): GorootFault | null {
  if (!root.startsWith('/')) return 'relative';
  const place = host.files.target(root);
  if (!place.ok) return isNothing(place.failure.kind) ? 'absent' : null;
  if (place.value.kind !== 'directory') return 'not-a-directory';
  if (isSketch(host, root)) return faultOfTools(host, root, architecture, false);
  const source = host.files.target(join(root, 'src/fmt'));
  if (source.ok ? source.value.kind !== 'directory' : isNothing(source.failure.kind)) return 'no-source';
  return source.ok ? faultOfTools(host, root, architecture, true) : null;
}

/** Whether the go command stops at that before it opens its build cache, as it does at no other fault of a tree. */
export function isSeenAtOnce(fault: GorootFault | null): boolean {
  return fault === 'absent' || fault === 'not-a-directory' || fault === 'relative';
}

/** `whole`: a tree without any tools counts as one that lost them. */
function faultOfTools(
  host: Host,
  root: string,
  architecture: Architecture | null,
  whole: boolean,
): GorootFault | null {
  if (architecture === null) return null;
  const tools = join(root, 'pkg/tool');
  const own = `${host.platform}_${architecture}`;
  const compiler = host.files.target(join(tools, own, 'compile'));
  if (compiler.ok || !isNothing(compiler.failure.kind)) return null;
  const listed = host.files.list(tools);
  if (!listed.ok && !isNothing(listed.failure.kind)) return null;
  const places = listed.ok ? listed.value.filter((name) => /^[a-z0-9]+_[a-z0-9]+$/.test(name)) : [];
  if (places.includes(own)) return whole ? 'no-tools' : null;
  if (places.length > 0) return 'other-architecture';
  return whole ? 'no-tools' : null;
}

function isNothing(failure: string): boolean {
  return failure === 'absent' || failure === 'wrong-kind' || failure === 'loop';
}

/**
 * The go command's own words about it, with the directory as it was set. Those about source name the package that it misses
 * first: `fmt` represents them all. Go 1.21 says `std` where those before it say `GOROOT`.
 */
export function wordsAbout(fault: GorootFault, goroot: string, before121: boolean): string {
  switch (fault) {
    case 'absent':
    case 'not-a-directory':
    case 'relative':
      return `go: cannot find GOROOT directory: ${goroot}`;
    case 'no-source':
      return `package fmt is not in ${before121 ? 'GOROOT' : 'std'} (${posix.join(goroot, 'src/fmt')})`;
    case 'no-tools':
    case 'other-architecture':
      return 'go: no such tool "compile"';
  }
}
