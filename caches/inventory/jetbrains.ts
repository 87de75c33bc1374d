import { readIdeaDirectories } from '../../host/formats/idea-properties.ts';
import type { Host } from '../../host/host.ts';
import type { Cache, Place } from '../cache.ts';
import { isCanonical } from '../sink/boundary.ts';
import { inWords } from '../text.ts';

/** An installation's directories: https://www.jetbrains.com/help/go/directories-used-by-the-ide-to-store-settings-caches-plugins-and-logs.html. */
export interface JetBrainsPlaces {
  /** `GoLand2026.1`. */
  readonly product: string;
  readonly config: string;
  readonly system: string;
}

const product =
  /^(GoLand|IntelliJIdea|IdeaIC|PyCharm|PyCharmCE|WebStorm|RubyMine|CLion|Rider|PhpStorm|DataGrip|RustRover)\d{4}\.\d+$/;

/** A directory that an IDE uses, and what puts it elsewhere than usual. */
interface Directory {
  readonly path: string;
  /** `idea.system.path (/home/kim/idea.properties)`; null where it is by default. */
  readonly by: string | null;
}

type Found = JetBrainsPlaces & { readonly systemBy: string | null; readonly index: Directory | null };

/** Every version that left a system directory, with the ones whose properties put it elsewhere. */
export function jetBrainsPlaces(host: Host): Found[] {
  const { home } = host.user;
  const { configs, systems } = usualPlaces(host);
  const names = [configs, systems].flatMap((directory) => {
    const list = host.files.list(directory);
    return list.ok ? list.value : [];
  });
  return [...new Set(names)]
    .filter((name) => product.test(name))
    .sort()
    .map((name) => {
      const config = `${configs}/${name}`;
      const usual = `${systems}/${name}`;
      const files = [`${config}/idea.properties`, `${home}/idea.properties`].flatMap((path) => {
        const text = host.files.text(path);
        return text.ok ? [{ path, text: text.value }] : [];
      });
      const known = { 'user.home': home, 'idea.config.path': config, 'idea.system.path': usual };
      const set = readIdeaDirectories(
        files.map(({ text }) => text),
        known,
      );
      const property = (key: string): Directory | null => {
        const path = set.get(key) ?? null;
        if (path === null || !isCanonical(path)) return null;
        const file = files.find(({ text }) => readIdeaDirectories([text], known).has(key));
        return { path, by: `${key} (${file?.path ?? ''})` };
      };
      const system = property('idea.system.path') ?? { path: usual, by: null };
      return {
        product: name,
        config,
        system: system.path,
        systemBy: system.path === usual ? null : system.by,
        index: property('index_root_path'),
      };
    });
}

function usualPlaces({ user: { home }, platform }: Host): { configs: string; systems: string } {
  return platform === 'darwin'
    ? {
        configs: `${home}/Library/Application Support/JetBrains`,
        systems: `${home}/Library/Caches/JetBrains`,
      }
    : { configs: `${home}/.config/JetBrains`, systems: `${home}/.cache/JetBrains` };
}

/**
 * Index and caches of each version. `LocalHistory` beside them is the user's work and is not looked at. What a property
 * puts outside the directory of that version is a cache of its own, which is cleaned only when its id is typed: the
 * author of the property may have named a directory of their own.
 */
export function jetBrainsCaches(host: Host): Cache[] {
  return jetBrainsPlaces(host).flatMap(({ product: name, system, systemBy, index }) => {
    const usual: string[] = [];
    const redirected = new Map<string, Place[]>();
    const place = (path: string, by: string | null): void => {
      if (!host.files.facts(path).ok) return;
      if (by === null) usual.push(path);
      else redirected.set(by, [...(redirected.get(by) ?? []), placeOf(path, name)]);
    };
    place(`${system}/caches`, systemBy);
    if (index === null) place(`${system}/index`, systemBy);
    else place(index.path, systemBy === null && index.path.startsWith(`${system}/`) ? null : index.by);
    const one = (id: string, path: string, places: readonly Place[]): Cache => ({
      id,
      kind: 'jetbrains',
      name,
      path,
      places,
      risk: 'index',
      returns: true,
      button: 'all',
      certainty: 'observed',
      source: inWords('ideDirectories'),
      within: null,
    });
    const mine = usual.map((path) => placeOf(path, name));
    return [
      ...(mine.length > 0 ? [one(`jetbrains:${name}`, system, mine)] : []),
      ...[...redirected].map(([source, places]): Cache => ({
        ...one(`jetbrains:${name}:${source.slice(0, source.indexOf(' '))}`, pathOf(places, system), places),
        button: 'named',
        redirected: true,
        source,
      })),
    ];
  });
}

function pathOf([place, more]: readonly Place[], otherwise: string): string {
  if (place?.shape !== 'tree' || more !== undefined) return place?.root ?? otherwise;
  return `${place.root}/${place.names.join()}`;
}

function placeOf(path: string, name: string): Place {
  const slash = path.lastIndexOf('/');
  const root = path.slice(0, slash);
  return { root, shape: 'tree', names: [path.slice(slash + 1)], proof: { of: 'ide', product: name } };
}
