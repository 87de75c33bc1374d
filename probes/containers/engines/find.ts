import { posix } from 'node:path';
import { namesIn, parsedOf } from '../../../host/files/memory.ts';
import { readJson } from '../../../host/formats/json.ts';
import { readToml } from '../../../host/formats/toml.ts';
import { entryOf, scalarOf } from '../../../host/formats/tree.ts';
import { readYaml } from '../../../host/formats/yaml.ts';
import type { Host } from '../../../host/host.ts';
import { inWords } from '../text.ts';
import type { Emulation, Engine } from './answer.ts';

/** Profiles and machines of one engine that are told. */
const most = 20;

/** Every engine of which files are here. `unknown` is told what could not be read. */
export function enginesOf(host: Host, unknown: (sentence: string) => void): readonly Engine[] {
  const find = new Finder(host, unknown);
  return [...find.dockerDesktop(), ...find.orbstack(), ...find.lima(), ...find.podman()];
}

class Finder {
  readonly #host: Host;
  readonly #unknown: (sentence: string) => void;

  constructor(host: Host, unknown: (sentence: string) => void) {
    this.#host = host;
    this.#unknown = unknown;
  }

  #at(...path: readonly string[]): string {
    return posix.join(this.#host.user.home, ...path);
  }

  #isThere(file: string): boolean {
    const facts = this.#host.files.target(file);
    // A folder that macOS keeps to itself is there, and says nothing.
    if (!facts.ok && facts.failure.kind !== 'absent') this.#unknown(facts.failure.message);
    return facts.ok;
  }

  #read<T>(file: string, purpose: string, parse: (text: string) => T): T | null {
    if (!this.#isThere(file)) return null;
    const read = parsedOf(this.#host, file, { purpose }, parse);
    if (read === null) this.#unknown(inWords('unreadable', { path: file }));
    return read;
  }

  /** https://docs.docker.com/desktop/settings-and-maintenance/settings/; the names' letters differ between releases. */
  dockerDesktop(): readonly Engine[] {
    const places = [
      this.#at('Library/Group Containers/group.com.docker/settings-store.json'),
      this.#at('Library/Group Containers/group.com.docker/settings.json'),
      this.#at('.docker/desktop/settings-store.json'),
    ];
    const file = places.find((place) => this.#isThere(place));
    if (file === undefined) return [];
    const read = this.#read(file, 'docker desktop', readJson);
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
    return this.#isThere(file)
      ? [{ kind: 'orbstack', name: null, file, emulation: 'unknown', said: '' }]
      : [];
  }

  /** Colima's profiles and Lima's instances: https://lima-vm.io/docs/config/multi-arch/. */
  lima(): readonly Engine[] {
    const colima = this.#host.environment.COLIMA_HOME ?? this.#at('.colima');
    return [
      ...this.#yaml('colima', colima, 'colima.yaml'),
      ...this.#yaml('lima', this.#at('.lima'), 'lima.yaml'),
    ];
  }

  #yaml(kind: 'colima' | 'lima', directory: string, name: string): readonly Engine[] {
    const names = namesIn(this.#host, directory, kind, (one) => !one.startsWith('_') && !one.startsWith('.'));
    return (names.ok ? names.value : []).slice(0, most).flatMap((profile): Engine[] => {
      const file = posix.join(directory, profile, name);
      if (!this.#host.files.target(file).ok) return [];
      const tree = this.#read(file, kind, readYaml) ?? undefined;
      const type = scalarOf(entryOf(tree, 'vmType'));
      const nested = entryOf(entryOf(entryOf(tree, 'vmOpts'), 'vz'), 'rosetta') ?? entryOf(tree, 'rosetta');
      const rosetta = scalarOf(nested) ?? scalarOf(entryOf(nested, 'enabled'));
      const said = [
        ...(type === undefined ? [] : [`vmType: ${type}`]),
        ...(rosetta === undefined ? [] : [`rosetta: ${rosetta}`]),
      ];
      // Without Rosetta a guest has what was installed in it, mostly QEMU: no file here tells.
      const emulation = rosetta === 'true' && type !== 'qemu' ? 'rosetta' : 'unknown';
      return [{ kind, name: profile, file, emulation, said: said.join(', ') }];
    });
  }

  /** A key that is on proves nothing: https://github.com/containers/podman/issues/28181. */
  podman(): readonly Engine[] {
    const settings = this.#at('.config/containers/containers.conf');
    const read = this.#host.files.target(settings).ok ? this.#read(settings, 'podman', readToml) : null;
    const machine = (read?.ok ? read.value.machine : undefined) as { readonly rosetta?: unknown } | undefined;
    return ['applehv', 'libkrun', 'qemu'].flatMap((provider) => {
      const directory = this.#at('.config/containers/podman/machine', provider);
      const names = namesIn(this.#host, directory, 'podman', (name) => name.endsWith('.json'));
      return (names.ok ? names.value : []).slice(0, most).map((name): Engine => ({
        kind: 'podman',
        name: posix.basename(name, '.json'),
        file: posix.join(directory, name),
        // libkrun has no Rosetta: https://github.com/containers/podman/issues/19100.
        emulation: provider === 'libkrun' ? 'not-rosetta' : 'unknown',
        said: [
          provider,
          ...(typeof machine?.rosetta === 'boolean' ? [`rosetta = ${machine.rosetta}`] : []),
        ].join(', '),
      }));
    });
  }
}
