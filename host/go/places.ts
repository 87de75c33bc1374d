import { join, posix } from 'node:path';
import type { Environment, Host } from '../host.ts';
import type { Settings } from './settings.ts';

/** Where the go command of one environment keeps and installs things. Absolute paths only. */
export interface GoPlaces {
  /** Every element of GOPATH. */
  readonly gopath: readonly string[];
  /** Where `go install` puts programs: GOBIN, otherwise `bin` in the first GOPATH element; null when neither is set. */
  readonly installs: string | null;
  /** GOMODCACHE; null where go would refuse: it is relative, or neither it nor GOPATH is known. */
  readonly moduleCache: string | null;
  /** GOCACHE; null where it is `off` or go would refuse it. */
  readonly buildCache: string | null;
}

/**
 * Resolves GOPATH, GOBIN, GOMODCACHE and GOCACHE with the go command's defaults
 * (https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable; cmd/go/internal/cfg and cache.DefaultDir of Go 1.26).
 */
export function placesOf(host: Host, environment: Environment, settings: Settings): GoPlaces {
  const home = environment.HOME ?? host.user.home;
  const all = (settings('GOPATH').value || defaultGopath(home, environment)).split(':');
  const [first = ''] = all;
  const gobin = settings('GOBIN').value;
  const modules = settings('GOMODCACHE').value || (isAbsolute(first) ? join(first, 'pkg/mod') : '');
  const build = settings('GOCACHE').value || join(userCache(host, home, environment), 'go-build');
  return {
    gopath: all.filter(isAbsolute),
    installs: isAbsolute(gobin) ? gobin : isAbsolute(first) ? join(first, 'bin') : null,
    moduleCache: isAbsolute(modules) ? modules : null,
    buildCache: isAbsolute(build) ? build : null,
  };
}

/** `~/go`, but never the Go that was unpacked there (go/build, defaultGOPATH). */
function defaultGopath(home: string, { GOROOT }: Environment): string {
  if (home === '') return '';
  const standard = join(home, 'go');
  return GOROOT && posix.normalize(GOROOT).replace(/(?<=.)\/$/, '') === standard ? '' : standard;
}

/** `os.UserCacheDir`, by the variables alone (https://pkg.go.dev/os#UserCacheDir); relative where there is none to be. */
function userCache(host: Host, home: string, { XDG_CACHE_HOME }: Environment): string {
  const own = (name: string): string => (home === '' ? '' : `${home}/${name}`);
  if (host.platform === 'darwin') return own('Library/Caches');
  return XDG_CACHE_HOME || own('.cache');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}
