import { readIdeaDirectories } from '../../host/formats/idea-properties.ts';
import type { Host } from '../../host/host.ts';
import type { Cache, Place } from '../cache.ts';
import { isCanonical } from '../sink/boundary.ts';

/** An installation's directories: https://www.jetbrains.com/help/go/directories-used-by-the-ide-to-store-settings-caches-plugins-and-logs.html. */
export interface JetBrainsPlaces {
  /** `GoLand2026.1`. */
  readonly product: string;
  readonly config: string;
  readonly system: string;
}

const product =
  /^(GoLand|IntelliJIdea|IdeaIC|PyCharm|PyCharmCE|WebStorm|RubyMine|CLion|Rider|PhpStorm|DataGrip|RustRover)\d{4}\.\d+$/;

/** Every version that left a system directory, with the ones whose properties put it elsewhere. */
export function jetBrainsPlaces(host: Host): (JetBrainsPlaces & { readonly index: string | null })[] {
  const { home } = host.user;
  const mac = host.platform === 'darwin';
  const configs = mac ? `${home}/Library/Application Support/JetBrains` : `${home}/.config/JetBrains`;
  const systems = mac ? `${home}/Library/Caches/JetBrains` : `${home}/.cache/JetBrains`;
  const names = [configs, systems].flatMap((directory) => {
    const list = host.files.list(directory);
    return list.ok ? list.value : [];
  });
  return [...new Set(names)]
    .filter((name) => product.test(name))
    .sort()
    .map((name) => {
      const config = `${configs}/${name}`;
      const files = [`${config}/idea.properties`, `${home}/idea.properties`];
      const texts = files.map((file) => host.files.text(file)).filter((text) => text.ok);
      const standard = `${systems}/${name}`;
      const set = readIdeaDirectories(
        texts.map(({ value }) => value),
        { 'user.home': home, 'idea.config.path': config, 'idea.system.path': standard },
      );
      const property = (key: string): string | null => {
        const path = set.get(key) ?? null;
        return path !== null && isCanonical(path) ? path : null;
      };
      return {
        product: name,
        config,
        system: property('idea.system.path') ?? standard,
        index: property('index_root_path'),
      };
    });
}

/** Index and caches of each version. `LocalHistory` beside them is the user's work and is not looked at. */
export function jetBrainsCaches(host: Host): Cache[] {
  return jetBrainsPlaces(host)
    .map(({ product: name, system, index }): Cache => {
      const places: Place[] = [
        { root: system, shape: 'tree', names: index === null ? ['index', 'caches'] : ['caches'] },
      ];
      if (index !== null) {
        const slash = index.lastIndexOf('/');
        places.push({ root: index.slice(0, slash), shape: 'tree', names: [index.slice(slash + 1)] });
      }
      return {
        id: `jetbrains:${name}`,
        kind: 'jetbrains',
        name,
        path: system,
        places,
        risk: 'index',
        returns: true,
        button: 'all',
        certainty: 'observed',
        source: 'directories of the IDE',
        within: null,
      };
    })
    .filter(({ places }) =>
      places.some(({ root, names }) => names?.some((name) => host.files.facts(`${root}/${name}`).ok)),
    );
}
