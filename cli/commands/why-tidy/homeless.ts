import type { Host } from '../../../host/host.ts';
import type { TidyCause } from './cause.ts';

/** Go's words where it finds no place for the build cache (cmd/go/internal/cache, DefaultDir). */
const noBuildCache =
  'build cache is required, but could not be located: GOCACHE is not defined and neither $XDG_CACHE_HOME nor $HOME are defined';

/** What stops builds without a place for a cache, as in a service or a job that was started without HOME (os.UserCacheDir). */
export function homeless({ environment, platform }: Host): readonly TidyCause[] {
  const { HOME = '', XDG_CACHE_HOME = '' } = environment;
  const isThere = HOME !== '' || (platform !== 'darwin' && XDG_CACHE_HOME !== '');
  return isThere ? [] : [{ ...withoutHome(noBuildCache), buildsStop: true }];
}

/** That HOME is not set, with what go says about it. */
export function withoutHome(evidence: string): TidyCause {
  return {
    ...{ id: 'environment', subject: 'HOME', row: 'E14', evidence, values: { homeless: 'yes' } },
  };
}
