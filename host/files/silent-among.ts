import { directFiles } from './direct.ts';
import { mountedOnLinux } from './mounted.ts';
import { linkAt, Places } from './places.ts';
import { ourPlatform } from '../platform.ts';

/** Homes on macOS' own disk. */
const localHomes = '/Users/';

/**
 * Returns a function that reports that the file system of the first of these paths does not answer; null where all answer. For a
 * command before it touches files of its own: that costs one read of the table of mounts, unless one of them lies elsewhere.
 */
export async function silenceAmong(paths: readonly string[]): Promise<() => string | null> {
  const suspects =
    ourPlatform === 'darwin' ? paths.filter((path) => !path.startsWith(localHomes)) : foreign(paths);
  if (suspects.length === 0) return () => null;
  const { openHost } = await import('../open.ts');
  const { files } = await openHost();
  return () => {
    for (const path of suspects) {
      const target = files.target(path);
      if (!target.ok && target.failure.kind === 'unresponsive') return target.failure.message;
    }
    return null;
  };
}

/** Which of them lie on file systems that may not answer, without asking these. */
function foreign(paths: readonly string[]): readonly string[] {
  const table = mountedOnLinux().table();
  if (!table.hasForeign) return [];
  const direct = directFiles({ darwin: false, uid: 0, privateHome: null });
  const places = new Places(
    () => table,
    (path, mount) => (mount === null ? linkAt(direct, path) : { ok: true, value: null }),
  );
  return paths.filter((path) => places.of(path, true).mount !== null);
}
