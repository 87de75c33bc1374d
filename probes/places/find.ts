import { join } from 'node:path';
import { placesOf } from '../../host/go/places.ts';
import { readSettings, userFileOf } from '../../host/go/settings.ts';
import type { Context, Host } from '../../host/host.ts';
import type { PlaceKind } from './places.ts';

/** A path with what it is for. */
export interface Named {
  readonly kind: PlaceKind;
  readonly path: string;
}

/** Every place in which the go command of the contexts, gopls and golangci-lint write, each once. */
export function namedPlaces(host: Host, contexts: readonly Context[]): readonly Named[] {
  const all = contexts.flatMap(({ environment }): readonly Named[] => {
    const { gopath, installs, moduleCache, buildCache } = placesOf(
      host,
      environment,
      readSettings(host, environment, null),
    );
    const settings = userFileOf(host, environment);
    const [first] = gopath;
    const cache = userCache(host, environment);
    const absolute = (value: string | undefined): string | null => (value?.startsWith('/') ? value : null);
    return [
      ...(buildCache === null ? [] : [{ kind: 'build-cache', path: buildCache } as const]),
      ...(moduleCache === null ? [] : [{ kind: 'module-cache', path: moduleCache } as const]),
      ...(installs === null ? [] : [{ kind: 'bin', path: installs } as const]),
      // What is installed or downloaded goes into the first element alone.
      ...(first === undefined
        ? []
        : [
            { kind: 'gopath', path: first } as const,
            { kind: 'pkg', path: join(first, 'pkg') } as const,
            { kind: 'src', path: join(first, 'src') } as const,
          ]),
      ...(settings?.startsWith('/') ? [{ kind: 'settings', path: settings } as const] : []),
      { kind: 'gopls-cache', path: join(absolute(environment.GOPLSCACHE) ?? cache, 'gopls') },
      {
        kind: 'lint-cache',
        path: absolute(environment.GOLANGCI_LINT_CACHE) ?? join(cache, 'golangci-lint'),
      },
    ];
  });
  const seen = new Set<string>();
  return all.filter(({ kind, path }) => {
    const key = `${kind} ${path}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** `os.UserCacheDir` (https://pkg.go.dev/os#UserCacheDir). */
function userCache(host: Host, environment: Context['environment']): string {
  if (host.platform === 'darwin') return join(host.user.home, 'Library/Caches');
  const named = environment.XDG_CACHE_HOME;
  return named?.startsWith('/') ? named : join(host.user.home, '.cache');
}
