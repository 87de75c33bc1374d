import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Environment, Host } from '../../host/host.ts';
import type { ModulePlaces } from './database.ts';

/** The module caches of these environments, each once. Runs nothing. */
export function modulePlacesOf(host: Host, environments: readonly Environment[]): readonly ModulePlaces[] {
  const found = new Map<string, ModulePlaces>();
  for (const environment of environments) {
    const { moduleCache, gopath } = placesOf(host, environment, readSettings(host, environment, null));
    if (moduleCache !== null && !found.has(moduleCache))
      found.set(moduleCache, { moduleCache, gopath: gopath[0] ?? null });
  }
  return [...found.values()];
}
