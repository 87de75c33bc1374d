import { join } from 'node:path';
import type { Environment, Platform } from './host.ts';

/** Where gowarden keeps its own things. Directories are private (0700). */
export interface OwnPaths {
  readonly config: string;
  readonly configFile: string;
  readonly state: string;
  readonly database: string;
  readonly cache: string;
  readonly logs: string;
  readonly logFile: string;
  /** Holds the socket and the lock of the one daemon. */
  readonly run: string;
  readonly socket: string;
}

/** The longest path that `sockaddr_un` holds on macOS (104 bytes with the closing zero). */
export const longestSocketPath = 103;

/**
 * macOS: `~/Library/{Application Support,Caches,Logs}/gowarden`; Linux: the XDG base directories, which count on macOS too if set.
 * Everything is under `state` when that is given (`--state`, simulations, tests).
 */
export function ownPaths(
  platform: Platform,
  home: string,
  environment: Environment,
  state?: string,
): OwnPaths {
  const place = state === undefined ? placesOf(platform, home, environment) : placesUnder(state);
  return {
    ...place,
    configFile: join(place.config, 'gowarden.toml'),
    database: join(place.state, 'history.sqlite'),
    logFile: join(place.logs, 'gowarden.log'),
    socket: join(place.run, 'gowarden.sock'),
  };
}

type Places = Pick<OwnPaths, 'config' | 'state' | 'cache' | 'logs' | 'run'>;

function placesUnder(state: string): Places {
  const under = (name: string): string => join(state, name);
  return { config: under('config'), state, cache: under('cache'), logs: under('logs'), run: under('run') };
}

function placesOf(platform: Platform, home: string, environment: Environment): Places {
  const xdg = (name: string): string | undefined => {
    const value = environment[name];
    // The specification: a relative path is invalid and is to be ignored.
    return value?.startsWith('/') ? join(value, 'gowarden') : undefined;
  };
  const mac = platform === 'darwin';
  const library = join(home, 'Library');
  const state =
    xdg('XDG_STATE_HOME') ??
    join(home, mac ? 'Library/Application Support/gowarden' : '.local/state/gowarden');
  return {
    config:
      xdg('XDG_CONFIG_HOME') ??
      (mac ? join(library, 'Application Support/gowarden') : join(home, '.config/gowarden')),
    state,
    cache: xdg('XDG_CACHE_HOME') ?? join(home, mac ? 'Library/Caches/gowarden' : '.cache/gowarden'),
    logs: mac && !environment.XDG_STATE_HOME ? join(library, 'Logs/gowarden') : join(state, 'logs'),
    run: xdg('XDG_RUNTIME_DIR') ?? join(state, 'run'),
  };
}
