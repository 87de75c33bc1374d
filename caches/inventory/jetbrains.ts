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
      // The first file that sets a property wins (PathManager of intellij-community).
      const files = [`${config}/idea.properties`, `${home}/idea.properties`];
      const texts = files.map((file) => host.files.text(file)).filter((text) => text.ok);
      const property = (key: string): string | null => {
        for (const { value } of texts) {
          const found = propertyIn(value, key, home, config);
          if (found !== null) return found;
        }
        return null;
      };
      return {
        product: name,
        config,
        system: property('idea.system.path') ?? `${systems}/${name}`,
        index: property('index_root_path'),
      };
    });
}

function propertyIn(text: string, key: string, home: string, config: string): string | null {
  const line = new RegExp(`^\\s*${key.replaceAll('.', '\\.')}\\s*[=:]\\s*(.+?)\\s*$`, 'm').exec(text)?.[1];
  const path = line?.replaceAll('${user.home}', home).replaceAll('${idea.config.path}', config);
  return path !== undefined && isCanonical(path) ? path : null;
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
