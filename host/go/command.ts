import { basename, dirname, join } from 'node:path';
import type { Script } from '../binary/report.ts';
import { binaryOf } from '../files/memory.ts';
import type { Context, Host } from '../host.ts';

/** The `go` that a context finds first. */
export interface GoCommand {
  /** As PATH names it. */
  readonly path: string;
  /**
   * What is there: the go command itself, the shim of a version manager, or another program, which alone knows which Go it starts
   * in which environment.
   */
  readonly kind: 'go' | 'other' | NonNullable<Script['shim']>;
  /** The GOROOT that it finds by its own place; null when it is not in one. */
  readonly goroot: string | null;
}

/** The first executable `go` on a context's PATH, by looking at it; null if there is none. Nothing is run. */
export function firstGo(host: Host, context: Context): GoCommand | null {
  for (const directory of context.path) {
    const path = join(directory, 'go');
    const facts = host.files.target(path);
    if (facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0)
      return describe(host, path);
  }
  return null;
}

function describe(host: Host, path: string): GoCommand {
  const real = host.files.realPath(path);
  const file = real.ok ? real.value : path;
  // Linux gives a process the real path of its file, macOS the path that it was called by (os.Executable).
  const places = host.platform === 'darwin' ? [path, file] : [file];
  const goroot = places
    .flatMap((place) => [join(dirname(place), '..'), join(dirname(place), '../..')])
    .find((root) => isGoroot(host, root));
  return {
    path,
    goroot: goroot ?? (basename(file) === 'snap' ? '/snap/go/current' : null),
    kind: kindOf(host, file, goroot !== undefined),
  };
}

/** What the go command itself takes for a GOROOT: a directory that holds `pkg/tool`. */
function isGoroot(host: Host, root: string): boolean {
  const tools = host.files.target(join(root, 'pkg/tool'));
  return tools.ok && tools.value.kind === 'directory';
}

/** Before Go 1.18 the go command did not say what it was built from; in a GOROOT it is known by its place. */
function kindOf(host: Host, file: string, inGoroot: boolean): GoCommand['kind'] {
  // Each is a link to the manager itself. A snap of classic confinement, as Go's is, keeps the environment as it was.
  if (basename(file) === 'snap') return 'go';
  if (basename(file) === 'mise') return 'mise';
  const facts = host.files.target(file);
  const read = facts.ok ? binaryOf(host, file, facts.value) : facts;
  if (!read.ok || read.value.format === 'unknown') return 'other';
  const { script, go } = read.value;
  if (script !== null) return script.shim ?? 'other';
  return go?.path === 'cmd/go' || inGoroot ? 'go' : 'other';
}
