import type { Files } from './files.ts';
import type { Foreign } from './foreign.ts';
import type { MountTable } from './mounts.ts';
import { linkAt, Places } from './places.ts';

/**
 * Below /proc the kernel answers by itself, and these are looked at many times a second: only what is a link there may lead
 * anywhere (proc(5): cwd, root, exe, fd/*, map_files/*).
 */
const kernelsFile = /^\/proc\/[^/]+(?:\/(?!cwd$|root$|exe$)[^/]+|\/fdinfo\/[^/]+)?$/;
const kernelsEntry = /^\/proc\/[^/]+(?:\/[^/]+|\/fd(?:info)?\/[^/]+)?$/;
/** Longer than any path that a system takes (PATH_MAX: Linux 4096, macOS 1024). */
const longestPath = 8_192;

/**
 * Files of which some may lie where nobody answers: what is local is asked in place, all else by `foreign`, within a limit.
 * `table` is asked about twice a second at most.
 */
export function guardedFiles(direct: Files, foreign: Foreign, table: () => MountTable): Files {
  const places = new Places(
    () => {
      const now = table();
      foreign.keep(now);
      return now;
    },
    (path, mount) => linkAt(mount === null ? direct : foreign.files(mount), path),
  );

  /** Whom to ask about a path. */
  const filesFor = (path: string, follow: boolean): Files => {
    if (path.startsWith('/proc/') && (follow ? kernelsFile : kernelsEntry).test(path)) return direct;
    if (!places.table().hasForeign || !path.startsWith('/') || path.length > longestPath) return direct;
    const { mount } = places.of(path, follow);
    return mount === null ? direct : foreign.files(mount);
  };
  const isLocal = (path: string): boolean => filesFor(path, true) === direct;

  return {
    facts: (path) => filesFor(path, false).facts(path),
    target: (path) => {
      if (!places.table().hasForeign) return direct.target(path);
      if (filesFor(path, false) !== direct) return filesFor(path, true).target(path);
      // Most are not links, and with that the answer is known already.
      const facts = direct.facts(path);
      return facts.ok && facts.value.kind === 'link' ? filesFor(path, true).target(path) : facts;
    },
    readLink: (path) => filesFor(path, false).readLink(path),
    realPath: (path) => filesFor(path, true).realPath(path),
    list: (path, limit) => filesFor(path, true).list(path, limit),
    text: (path, limit) => filesFor(path, true).text(path, limit),
    open: (path, use) => filesFor(path, true).open(path, use),
    onDisk: (path) => direct.onDisk(path),
    isLocal,
    silence: (path) => filesFor(path, true).silence(path),
    mayWatch: (directory) => {
      if (!places.table().hasForeign) return true;
      const { path, mount } = places.of(directory, true);
      return mount === null && !places.table().holdsForeign(path);
    },
  };
}
