import type { GoCommand } from '../../host/go/command.ts';
import type { Settings } from '../../host/go/settings.ts';
import { mayAssign, type PlaceVariable } from '../../host/go/wrapper.ts';
import type { Host } from '../../host/host.ts';
import { inWords } from '../text.ts';

/** What a program that starts Go may keep where no setting that is seen from outside says, and the sentences about it. */
export interface OwnPlaces {
  readonly places: ReadonlySet<'build' | 'modules'>;
  readonly told: readonly string[];
}

export const nowhereElse: OwnPlaces = { places: new Set(), told: [] };

/** Whether it is neither Go itself nor the shim of a manager whose ways are known. */
export function isWrapper({ kind }: GoCommand): boolean {
  return kind === 'gvm' || kind === 'nix' || kind === 'homebrew' || kind === 'other';
}

/**
 * Which caches a wrapper may put elsewhere by setting what decides their place. Where it sets nothing of that, Go keeps them where
 * environment, file or default say; that they are caches is proven by their content, as ever (caches/proof/).
 */
export function ownPlaces(host: Host, go: GoCommand, settings: Settings): OwnPlaces {
  const assigned = mayAssign(host, go.path);
  if (!assigned.ok) {
    const reason = assigned.failure.message;
    return {
      places: new Set(['build', 'modules']),
      told: [inWords('wrapperUnread', { go: go.path, reason })],
    };
  }
  const set = (names: readonly PlaceVariable[]): string =>
    names.filter((name) => assigned.value.has(name)).join(', ');
  const build = set(decidingBuild(settings));
  const modules = set(decidingModules(settings));
  return {
    places: new Set([...(build ? ['build' as const] : []), ...(modules ? ['modules' as const] : [])]),
    told: [
      ...(build ? [inWords('wrapperBuild', { go: go.path, names: build })] : []),
      ...(modules ? [inWords('wrapperModules', { go: go.path, names: modules })] : []),
    ],
  };
}

/** Where the file of `go env -w` is, which may set any of them. */
const file = ['GOENV', 'HOME', 'XDG_CONFIG_HOME'] as const;

/** What would change the place if it were set. A variable of the environment has the last word (`go help environment`). */
function decidingBuild(settings: Settings): readonly PlaceVariable[] {
  const { value, source } = settings('GOCACHE');
  if (source.kind === 'variable') return ['GOCACHE'];
  return value === '' ? ['GOCACHE', ...file, 'XDG_CACHE_HOME'] : ['GOCACHE', ...file];
}

function decidingModules(settings: Settings): readonly PlaceVariable[] {
  const { value, source } = settings('GOMODCACHE');
  if (source.kind === 'variable') return ['GOMODCACHE'];
  return value === '' ? ['GOMODCACHE', 'GOPATH', ...file] : ['GOMODCACHE', ...file];
}
