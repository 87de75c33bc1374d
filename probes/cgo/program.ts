import { posix } from 'node:path';
import { binaryOf } from '../../host/files/memory.ts';
import type { Architecture, Context, Host } from '../../host/host.ts';

/** A program as a context finds it. */
export interface Program {
  /** As PATH or the setting names it. */
  readonly path: string;
  /** The real file. */
  readonly file: string;
  /** None for a script. */
  readonly architectures: readonly Architecture[];
}

/**
 * What runs under a name in a context, as Go's os/exec looks for it; null when nothing does. A name with a slash is a path, a
 * relative one below `directory`. Nothing is run.
 */
export function findProgram(
  host: Host,
  name: string,
  { path: directories }: Pick<Context, 'path'>,
  directory: string,
): Program | null {
  if (name === '') return null;
  if (name.includes('/')) {
    const [path, base] = [posix.resolve(directory, name), posix.basename(name)];
    const isShim = host.platform === 'darwin' && path === `/usr/bin/${base}` && shims.includes(base);
    return programAt(host, path) ?? (isShim ? shim(base) : null);
  }
  for (const place of directories) {
    const found = place.startsWith('/') ? programAt(host, posix.join(place, name)) : null;
    if (found) return found;
    if (host.platform === 'darwin' && place === '/usr/bin' && shims.includes(name)) return shim(name);
  }
  return null;
}

/**
 * Apple's compilers in /usr/bin are part of every macOS, on the volume that nobody can change, whether its tools are installed or not:
 * each starts the one of the developer directory (xcode-select(1), https://keith.github.io/xcode-man-pages/xcode-select.1.html).
 */
const shims = ['clang', 'clang++', 'cc', 'c++', 'gcc', 'g++'];
const shim = (name: string): Program => ({
  path: `/usr/bin/${name}`,
  file: `/usr/bin/${name}`,
  architectures: [],
});

function programAt(host: Host, path: string): Program | null {
  const facts = host.files.target(path);
  if (!facts.ok || facts.value.kind !== 'file' || (facts.value.mode & 0o111) === 0) return null;
  const real = host.files.realPath(path);
  const file = real.ok ? real.value : path;
  const binary = binaryOf(host, file, facts.value);
  return { path, file, architectures: binary.ok ? binary.value.architectures : [] };
}
