import { posix } from 'node:path';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import type { Host } from '../../../host/host.ts';
import type { Builder } from './answer.ts';
import type { Settings } from './settings.ts';

/** Maximum number of nodes and platforms reported for one builder. */
const most = 20;

/** The builders that `docker buildx create` has made: https://github.com/docker/buildx/blob/master/store/store.go. */
export function buildersOf(settings: Settings): readonly Builder[] {
  const directory = posix.join(dockerDirectory(settings.host), 'buildx/instances');
  return settings
    .names(directory, 'buildx', (name) => !name.startsWith('.'))
    .flatMap((name) => {
      const file = posix.join(directory, name);
      const read = settings.read(file, 'buildx', readJson);
      const nodes = fieldOf(read, 'Nodes');
      const platforms = (Array.isArray(nodes) ? nodes : [])
        .slice(0, most)
        .flatMap((node) => platformsIn(node));
      const driver = fieldOf(read, 'Driver');
      return platforms.length === 0
        ? []
        : [
            {
              name,
              driver: typeof driver === 'string' ? driver : '',
              file,
              platforms: [...new Set(platforms)],
            },
          ];
    });
}

/** `{"os": "linux", "architecture": "amd64"}` of the OCI image specification. */
function platformsIn(node: unknown): readonly string[] {
  const platforms = fieldOf(node, 'Platforms');
  return (Array.isArray(platforms) ? platforms : []).slice(0, most).flatMap((one: unknown) => {
    const [os, architecture] = [fieldOf(one, 'os'), fieldOf(one, 'architecture')];
    return typeof os === 'string' && typeof architecture === 'string' ? [`${os}/${architecture}`] : [];
  });
}

/** What the docker command talks to by its settings: https://docs.docker.com/engine/manage-resources/contexts/. */
export function contextOf(settings: Settings): string | null {
  const file = posix.join(dockerDirectory(settings.host), 'config.json');
  const read = settings.read(file, 'docker', readJson);
  const context = fieldOf(read, 'currentContext');
  return typeof context === 'string' && context !== '' ? context.slice(0, 100) : null;
}

export const dockerDirectory = ({ user }: Pick<Host, 'user'>): string => posix.join(user.home, '.docker');
