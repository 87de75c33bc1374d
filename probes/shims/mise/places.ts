import { posix } from 'node:path';
import type { ShimCall } from '../shim.ts';

/** Where mise keeps what it reads (https://mise.jdx.dev/directories.html, src/env.rs). */
export interface Places {
  readonly home: string;
  readonly config: string;
  /** Configuration in the usual place does not count where MISE_CONFIG_DIR names another one. */
  readonly usualConfig: string | null;
  readonly system: string;
  readonly installs: string;
  readonly shared: readonly string[];
  readonly cache: string;
  readonly state: string;
}

export function placesOf({ host, environment, root }: ShimCall): Places {
  const home = environment.HOME || host.user.home;
  const expand = (path: string): string => expandHome(path, home);
  const named = (...names: readonly string[]): string | undefined => {
    const value = names.map((name) => environment[name]).find(Boolean);
    return value === undefined ? undefined : expand(value);
  };
  const usual = posix.join(named('XDG_CONFIG_HOME') ?? posix.join(home, '.config'), 'mise');
  const config = named('MISE_CONFIG_DIR') ?? usual;
  const caches = host.platform === 'darwin' ? posix.join(home, 'Library/Caches') : posix.join(home, '.cache');
  const ofSystem = named('MISE_SYSTEM_DATA_DIR') ?? '/usr/local/share/mise';
  return {
    home,
    config,
    usualConfig: config === usual ? null : usual,
    system: named('MISE_SYSTEM_CONFIG_DIR', 'MISE_SYSTEM_DIR') ?? '/etc/mise',
    installs: named('MISE_INSTALLS_DIR') ?? posix.join(root, 'installs'),
    shared: [
      posix.join(ofSystem, 'installs'),
      ...(environment.MISE_SHARED_INSTALL_DIRS ?? '').split(':').filter(Boolean).map(expand),
    ],
    cache: named('MISE_CACHE_DIR') ?? posix.join(named('XDG_CACHE_HOME') ?? caches, 'mise'),
    state:
      named('MISE_STATE_DIR') ??
      posix.join(named('XDG_STATE_HOME') ?? posix.join(home, '.local/state'), 'mise'),
  };
}

export function expandHome(path: string, home: string): string {
  return path.startsWith('~/') ? posix.join(home, path.slice(2)) : path;
}
