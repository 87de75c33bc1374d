import { posix } from 'node:path';
import {
  flagsIn,
  type PackageFile,
  readPackageFile,
  readRequirements,
  type Requirement,
} from '../../host/formats/pkg-config.ts';
import { textOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import { compareReleases } from './rpm-version.ts';
import type { PkgConfig } from './pkg-config-places.ts';

/** What pkg-config would answer about packages, read from their files. */
export interface Resolved {
  readonly cflags: readonly string[];
  readonly libs: readonly string[];
  /** The files that were read, in their order. */
  readonly files: readonly string[];
  /** What it would refuse: a package that is not there (by its name, and who needs it), is too old, or cannot be read. */
  readonly problem: Problem | null;
}

export interface Problem {
  readonly kind: 'missing' | 'version' | 'malformed' | 'too-many';
  readonly name: string;
  /** The file that needs it; null where a `#cgo` line does. */
  readonly neededBy: string | null;
}

/** More packages than any library needs. */
const most = 200;

interface Package {
  readonly file: string;
  readonly read: PackageFile;
}

/** Looks for packages in pkg-config's places and follows what they require; nothing is run. */
export function resolvePackages(host: Host, config: PkgConfig, names: readonly string[]): Resolved {
  const walk = new Walk(host, config);
  const wanted = readRequirements(names.join(' '));
  const problem = walk.need(wanted, null);
  if (problem) return { cflags: [], libs: [], files: walk.files, problem };
  return {
    cflags: walk.flags(wanted, 'cflags'),
    libs: walk.flags(wanted, 'libs'),
    files: walk.files,
    problem: null,
  };
}

class Walk {
  readonly #host: Host;
  readonly #config: PkgConfig;
  readonly #known = new Map<string, Package | null>();

  constructor(host: Host, config: PkgConfig) {
    this.#host = host;
    this.#config = config;
  }

  get files(): readonly string[] {
    return [...this.#known.values()].flatMap((one) => one?.file ?? []);
  }

  /** Reads packages and all that they require, also privately; what stops it, or null. */
  need(wanted: readonly Requirement[], neededBy: string | null): Problem | null {
    const queue = wanted.map((requirement) => ({ requirement, neededBy }));
    const followed = new Set<string>();
    for (let at = 0; at < queue.length; at += 1) {
      const next = queue[at];
      if (!next) break;
      const { name, version } = next.requirement;
      if (queue.length > most * 10 || this.#known.size > most)
        return { kind: 'too-many', name, neededBy: next.neededBy };
      const found = this.#find(name);
      if (!found) return { kind: 'missing', name, neededBy: next.neededBy };
      if (found.read.malformed) return { kind: 'malformed', name, neededBy: next.neededBy };
      if (version && !holds(this.#value(found, 'version'), version.operator, version.than))
        return { kind: 'version', name, neededBy: next.neededBy };
      if (followed.has(found.file)) continue;
      followed.add(found.file);
      for (const field of ['requires', 'requires.private']) {
        for (const requirement of readRequirements(this.#value(found, field)))
          queue.push({ requirement, neededBy: found.file });
      }
    }
    return null;
  }

  /** Flags of packages and of what they require; headers also of what they require privately, as pkg-config does. */
  flags(wanted: readonly Requirement[], field: 'cflags' | 'libs'): readonly string[] {
    const found: string[] = [];
    const seen = new Set<string>();
    const queue = [...wanted];
    const requires = field === 'cflags' ? ['requires', 'requires.private'] : ['requires'];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const one = this.#find(next.name);
      if (!one || seen.has(one.file)) continue;
      seen.add(one.file);
      found.push(...flagsIn(this.#value(one, field)).map((flag) => this.#inSysroot(flag)));
      for (const name of requires) queue.push(...readRequirements(this.#value(one, name)));
    }
    return found;
  }

  #value({ read }: Package, field: string): string {
    return read.fields.get(field) ?? '';
  }

  #inSysroot(flag: string): string {
    const { sysroot } = this.#config;
    const [start, path] = [flag.slice(0, 2), flag.slice(2)];
    const isPath = (start === '-I' || start === '-L') && path.startsWith('/');
    return sysroot !== '' && isPath && !path.startsWith(sysroot) ? `${start}${sysroot}${path}` : flag;
  }

  #find(name: string): Package | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = this.#look(name);
    this.#known.set(name, found);
    return found;
  }

  #look(name: string): Package | null {
    if (name.startsWith('/') && name.endsWith('.pc')) return this.#read(name);
    if (name.includes('/')) return null;
    // One that was built and not installed comes first.
    for (const { path } of this.#config.places) {
      const found = this.#read(`${path}/${name}-uninstalled.pc`) ?? this.#read(`${path}/${name}.pc`);
      if (found) return found;
    }
    return null;
  }

  #read(file: string): Package | null {
    const text = textOf(this.#host, file);
    const given = { pcfiledir: posix.dirname(file), pc_sysrootdir: this.#config.sysroot || '/' };
    return text === null ? null : { file, read: readPackageFile(text, given) };
  }
}

function holds(own: string, operator: string, than: string): boolean {
  const order = compareReleases(own, than);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}
