import { posix } from 'node:path';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import type { Hardware } from '../../../host/host.ts';
import { inWords } from '../text.ts';
import type { Engine, Image, Images } from './answer.ts';
import { dockerDirectory } from './buildx.ts';
import { isForeign } from './judge.ts';
import { type Settings, tomlOf } from './settings.ts';

/** What is read of a store at most. */
const mostImages = 200;
const longestList = 4 * 1024 * 1024;
const longestConfig = 256 * 1024;

/**
 * Images of another architecture that lie in files of this user: Podman's on Linux. Those of an engine in a virtual machine, and of
 * Docker's service, which are root's, are unknown.
 */
export function imagesOf(settings: Settings, hardware: Hardware, engines: readonly Engine[]): Images {
  const { host } = settings;
  const unknown: string[] = [];
  const inMachine = [...new Set(engines.map(({ kind }) => kind))];
  if (inMachine.length > 0) unknown.push(inWords('imagesInMachine', { engines: inMachine.join(', ') }));
  else if (host.platform === 'linux' && host.files.target(dockerDirectory(host)).ok)
    unknown.push(inWords('imagesOfRoot'));
  if (host.platform !== 'linux') return { foreign: [], unknown };
  const store = new Store(settings, (why) => unknown.push(why));
  const foreign = store.images().filter(({ platform }) => isForeign(platform, hardware));
  return { foreign, unknown };
}

/** Podman's storage of one user: https://github.com/containers/storage/blob/main/images.go. */
class Store {
  readonly #settings: Settings;
  readonly #unknown: (sentence: string) => void;

  constructor(settings: Settings, unknown: (sentence: string) => void) {
    this.#settings = settings;
    this.#unknown = unknown;
  }

  images(): readonly Image[] {
    const top = this.#top();
    return ['overlay', 'vfs', 'btrfs'].flatMap((driver) =>
      this.#imagesIn(posix.join(top, `${driver}-images`)),
    );
  }

  /** https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md */
  #top(): string {
    const { environment, user } = this.#settings.host;
    const file = posix.join(user.home, '.config/containers/storage.conf');
    const read = this.#settings.read(file, 'podman storage', tomlOf);
    const own = fieldOf(fieldOf(read, 'storage'), 'graphroot');
    if (typeof own === 'string' && posix.isAbsolute(own)) return own;
    const data = environment.XDG_DATA_HOME ?? '';
    const base = posix.isAbsolute(data) ? data : posix.join(user.home, '.local/share');
    return posix.join(base, 'containers/storage');
  }

  #imagesIn(directory: string): readonly Image[] {
    const list = posix.join(directory, 'images.json');
    const read = this.#settings.read(list, 'podman images', listIn, longestList) ?? [];
    if (read.length > mostImages) this.#unknown(inWords('tooManyImages', { path: list, most: mostImages }));
    return read.slice(0, mostImages).flatMap((one: unknown) => this.#image(directory, one) ?? []);
  }

  #image(directory: string, one: unknown): Image | null {
    const id = fieldOf(one, 'id');
    const names = fieldOf(one, 'names');
    const name: unknown = Array.isArray(names) ? names[0] : undefined;
    // One without a name is a step of a build.
    if (typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id) || typeof name !== 'string') return null;
    // An image is called by the digest of its configuration: https://github.com/opencontainers/image-spec/blob/main/config.md.
    const key = Buffer.from(`sha256:${id}`).toString('base64');
    const file = posix.join(directory, id, `=${key}`);
    const config = this.#settings.read(file, 'podman image', readJson, longestConfig);
    const [os, architecture] = [fieldOf(config, 'os'), fieldOf(config, 'architecture')];
    if (typeof os !== 'string' || typeof architecture !== 'string') return null;
    return { name: name.slice(0, 200), platform: `${os}/${architecture}`.slice(0, 50), file };
  }
}

function listIn(text: string): readonly unknown[] | null {
  const read = readJson(text);
  return Array.isArray(read) ? (read as readonly unknown[]) : null;
}
