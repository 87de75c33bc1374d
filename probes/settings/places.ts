import { join } from 'node:path';
import type { Environment, Host } from '../../host/host.ts';
import type { Settings } from './read.ts';

/** Where the go command of one environment keeps and installs things. Absolute paths only. */
export interface GoPlaces {
  /** Every element of GOPATH. */
  readonly gopath: readonly string[];
  /** Where `go install` puts programs: GOBIN, else `bin` of the first GOPATH element; null when neither is set. */
  readonly installs: string | null;
  readonly moduleCache: string | null;
}

/** Resolves GOPATH, GOBIN and GOMODCACHE with the go command's defaults (https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable). */
export function placesOf(host: Host, environment: Environment, settings: Settings): GoPlaces {
  const home = environment.HOME ?? host.user.home;
  const gopath = (settings('GOPATH').value || join(home, 'go')).split(':').filter(isAbsolute);
  const first = gopath[0];
  const gobin = settings('GOBIN').value;
  const cache = settings('GOMODCACHE').value;
  return {
    gopath,
    installs: isAbsolute(gobin) ? gobin : first === undefined ? null : join(first, 'bin'),
    moduleCache: isAbsolute(cache) ? cache : first === undefined ? null : join(first, 'pkg/mod'),
  };
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}
