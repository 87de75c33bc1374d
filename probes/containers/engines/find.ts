import { posix } from 'node:path';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import { entryOf, scalarOf } from '../../../host/formats/tree.ts';
import { readYaml } from '../../../host/formats/yaml.ts';
import type { Host } from '../../../host/host.ts';
import { inWords } from '../text.ts';
import type { Emulation, Engine } from './answer.ts';
import { type Settings, tomlOf } from './settings.ts';

/** Every engine of which files are here. */
export function enginesOf(settings: Settings): readonly Engine[] {
  const find = new Finder(settings);
  return [...find.dockerDesktop(), ...find.orbstack(), ...find.lima(), ...find.podman()];
}

class Finder {
  readonly #settings: Settings;
  readonly #host: Host;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#host = settings.host;
  }

  #at(...path: readonly string[]): string {
    return posix.join(this.#host.user.home, ...path);
  }

  /** https://docs.docker.com/desktop/settings-and-maintenance/settings/; the names' letters differ between releases. */
  dockerDesktop(): readonly Engine[] {
    const places = [
      this.#at('Library/Group Containers/group.com.docker/settings-store.json'),
      this.#at('Library/Group Containers/group.com.docker/settings.json'),
      this.#at('.docker/desktop/settings-store.json'),
    ];
    const file = places.find((place) => this.#settings.isThere(place));
    if (file === undefined) return [];
    const read = this.#settings.read(file, 'docker desktop', readJson);
    const settings = new Map(
      Object.entries(typeof read === 'object' && read !== null ? read : {}).map(([name, value]) => [
        name.toLowerCase(),
        value as unknown,
      ]),
    );
    const named = (name: string): boolean | null => {
      const value = settings.get(name.toLowerCase());
      return typeof value === 'boolean' ? value : null;
    };
    const say = (emulation: Emulation, name: string): Engine[] => [
      { kind: 'docker-desktop', name: null, file, emulation, said: `${name}: ${named(name)}` },
    ];
    if (named('useLibkrun') === true) return say('not-rosetta', 'useLibkrun');
    if (named('useVirtualizationFramework') === false) return say('qemu', 'useVirtualizationFramework');
    if (named('useVirtualizationFrameworkRosetta') === true)
      return say('rosetta', 'useVirtualizationFrameworkRosetta');
    if (named('useVirtualizationFrameworkRosetta') === false)
      return say('not-rosetta', 'useVirtualizationFrameworkRosetta');
    return [{ kind: 'docker-desktop', name: null, file, emulation: 'unknown', said: '' }];
  }

  /** What is in its file nobody has described: https://github.com/orbstack/orbstack/issues/2698. */
  orbstack(): readonly Engine[] {
    const file = this.#at('.orbstack/vmconfig.json');
    return this.#settings.isThere(file)
      ? [{ kind: 'orbstack', name: null, file, emulation: 'unknown', said: inWords('undocumented') }]
      : [];
  }

  /** Colima's profiles and Lima's instances: https://lima-vm.io/docs/config/multi-arch/. */
  lima(): readonly Engine[] {
    const own = this.#host.environment.COLIMA_HOME ?? '';
    const colima = posix.isAbsolute(own) ? own : this.#at('.colima');
    return [
      ...this.#yaml('colima', colima, 'colima.yaml'),
      ...this.#yaml('lima', this.#at('.lima'), 'lima.yaml'),
    ];
  }

  #yaml(kind: 'colima' | 'lima', directory: string, name: string): readonly Engine[] {
    const names = this.#settings.names(
      directory,
      kind,
      (one) => !one.startsWith('_') && !one.startsWith('.'),
    );
    return names.flatMap((profile): Engine[] => {
      const file = posix.join(directory, profile, name);
      if (!this.#settings.isThere(file)) return [];
      const tree = this.#settings.read(file, kind, readYaml) ?? undefined;
      const type = scalarOf(entryOf(tree, 'vmType'));
      const nested = entryOf(entryOf(entryOf(tree, 'vmOpts'), 'vz'), 'rosetta') ?? entryOf(tree, 'rosetta');
      const rosetta = scalarOf(nested) ?? scalarOf(entryOf(nested, 'enabled'));
      const said = [
        ...(type === undefined ? [] : [`vmType: ${type}`]),
        ...(rosetta === undefined ? [] : [`rosetta: ${rosetta}`]),
      ];
      // Without Rosetta a guest uses what was installed in it, mostly QEMU: no file on this machine says which.
      const emulation = rosetta === 'true' && type !== 'qemu' ? 'rosetta' : 'unknown';
      return [{ kind, name: profile, file, emulation, said: said.join(', ') }];
    });
  }

  /** A key that is on proves nothing: https://github.com/containers/podman/issues/28181. */
  podman(): readonly Engine[] {
    const settings = this.#at('.config/containers/containers.conf');
    const read = this.#settings.read(settings, 'podman', tomlOf);
    const rosetta = fieldOf(fieldOf(read, 'machine'), 'rosetta');
    return ['applehv', 'libkrun', 'qemu'].flatMap((provider) => {
      const directory = this.#at('.config/containers/podman/machine', provider);
      const names = this.#settings.names(directory, 'podman', (name) => name.endsWith('.json'));
      return names.map((name): Engine => ({
        kind: 'podman',
        name: posix.basename(name, '.json'),
        file: posix.join(directory, name),
        // libkrun does not support Rosetta: https://github.com/containers/podman/issues/19100.
        emulation: provider === 'libkrun' ? 'not-rosetta' : 'unknown',
        said: [provider, ...(typeof rosetta === 'boolean' ? [`rosetta = ${rosetta}`] : [])].join(', '),
      }));
    });
  }
}
