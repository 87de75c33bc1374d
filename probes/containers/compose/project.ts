import { posix } from 'node:path';
import { parsedOf } from '../../../host/files/memory.ts';
import { entryOf, scalarOf, scalarsOf, type Tree, type TreeMap } from '../../../host/formats/tree.ts';
import { longestYaml, readYaml } from '../../../host/formats/yaml.ts';
import type { Host } from '../../../host/host.ts';
import { mostBuilds } from '../builds.ts';
import { isBelow } from '../module.ts';
import { inWords } from '../text.ts';
import { environmentOf, interpolated, type ProjectFiles, valuesIn } from './files.ts';
import { from, isNull, merged, type Origins, servicesIn, settled } from './merge.ts';
import type { Variables } from '../dockerfile/substitute.ts';

/** Files that include or extend one another; compose itself refuses circles alone. */
const deepest = 10;
/** Files of all projects of a directory together. */
const mostIncludes = 50;

/** The services of a project after all of its files, and where each part of them is written. */
export interface Project {
  readonly directory: string;
  readonly services: TreeMap;
  readonly origins: Origins;
  readonly variables: Variables;
  /** Of the project that includes it, or its own: arguments without a value have theirs from there. */
  readonly outer: Variables;
  /** Every file that was read for it. */
  readonly files: ReadonlySet<string>;
}

interface Around {
  /** Where contexts begin. */
  readonly directory: string;
  /** Where the files that services extend begin. */
  readonly base: string;
  readonly variables: Variables;
  readonly outer: Variables;
  /** The files that include these. */
  readonly above: readonly string[];
}

/** What compose makes of the files of a project: https://docs.docker.com/reference/compose-file/merge/, /include/ and /services/#extends */
export class ProjectReader {
  readonly #host: Host;
  readonly #top: string;
  readonly #unread: (sentence: string) => void;
  #left = mostIncludes;

  /** Reads nothing outside of `top`; `unread` receives one sentence for each file that could not be read. */
  constructor(host: Host, top: string, unread: (sentence: string) => void) {
    this.#host = host;
    this.#top = top;
    this.#unread = unread;
  }

  /** The project itself, then those that it includes, each with the directory and variables of its own. */
  read({ directory, files, variables }: ProjectFiles): readonly Project[] {
    this.#left = mostIncludes;
    const inside = files.filter((file) => this.#isInside(file));
    return this.#project(inside, { directory, base: directory, variables, outer: variables, above: [] });
  }

  #project(files: readonly string[], around: Around): readonly Project[] {
    const { directory, base, variables, outer, above } = around;
    const origins: Origins = new WeakMap();
    const seen = new Set<string>();
    const included: Project[] = [];
    let services: Tree | null = null;
    for (const file of files) {
      const own = this.#file(file, origins);
      if (own === null) continue;
      seen.add(file);
      const extended = new Extending(this, { origins, variables, seen }).all(own.services, base);
      services = services === null ? extended : merged(services, extended, origins);
      if (above.length < deepest)
        included.push(...this.#included(own.include, { ...around, above: [...above, file] }));
    }
    if (services?.kind !== 'map') return included;
    const whole = settled(services, origins);
    return whole.kind === 'map'
      ? [{ directory, services: whole, origins, variables, outer, files: seen }, ...included]
      : included;
  }

  #included(include: Tree | null, { directory, variables, outer, above }: Around): readonly Project[] {
    if (include?.kind !== 'list') return [];
    return include.items.flatMap((item): readonly Project[] => {
      // Each may include the next several times: what is left is counted for all of them together.
      if (this.#left === 0) this.#unread(inWords('tooManyIncludes', { most: mostIncludes }));
      if (this.#left <= 0) return [];
      this.#left -= 1;
      const path = item.kind === 'map' ? entryOf(item, 'path') : item;
      const written = path?.kind === 'list' ? scalarsOf(path) : [scalarOf(path) ?? ''];
      const files = written.flatMap((one) => this.placed(directory, one, variables) ?? []);
      const [first] = files;
      if (first === undefined || files.some((file) => above.includes(file))) return [];
      const given = scalarOf(entryOf(item, 'project_directory')) ?? '';
      const named = given === '' ? posix.dirname(first) : this.placed(directory, given, variables);
      if (named === null) return [];
      const values = this.#values(entryOf(item, 'env_file'), { directory, named }, variables);
      // Of one that is not there compose takes the one above, and looks for `.env` in it all the same.
      const own = given === '' || this.#isDirectory(named) ? named : posix.dirname(named);
      const inherited = new Map([...values, ...variables]);
      return this.#project(files, { directory: own, base: named, variables: inherited, outer, above });
    });
  }

  #isDirectory(path: string): boolean {
    const facts = this.#host.files.target(path);
    return facts.ok && facts.value.kind === 'directory';
  }

  /** The contents of the files that an include names, the last one first, otherwise its own `.env`. */
  #values(
    written: Tree | undefined,
    { directory, named }: { readonly directory: string; readonly named: string },
    variables: Variables,
  ): Variables {
    const single = written === undefined || isNull(written) ? undefined : scalarOf(written);
    const names = single === undefined ? scalarsOf(written) : [single];
    if (names.length === 0) return environmentOf(this.#host, named);
    const all = names.slice(0, mostIncludes).flatMap((name) => {
      // So that there is none: https://docs.docker.com/reference/compose-file/include/#env_file
      const file = name === '/dev/null' ? null : this.placed(directory, name, variables);
      const values = file === null ? null : valuesIn(this.#host, file);
      if (file !== null && values === null) this.#unread(inWords('unreadable', { path: file }));
      return [...(values ?? [])];
    });
    return new Map(all);
  }

  /** An absolute path below the top; null where a variable decides it, or where it is elsewhere. */
  placed(directory: string, written: string, variables: Variables): string | null {
    const path = interpolated(written, variables);
    if (path === '' || path.includes('\0') || path.includes('://') || path.startsWith('git@')) return null;
    const place = posix.resolve(directory, path);
    return this.#isInside(place) ? place : null;
  }

  #isInside(path: string): boolean {
    if (isBelow(path, this.#top)) return true;
    this.#unread(inWords('outside', { path, top: this.#top }));
    return false;
  }

  /** What of a file is about building; null where it cannot be read. */
  file(file: string, origins: Origins): TreeMap | null {
    return this.#file(file, origins)?.services ?? null;
  }

  #file(
    file: string,
    origins: Origins,
  ): { readonly services: TreeMap; readonly include: Tree | null } | null {
    const tree = parsedOf(this.#host, file, { purpose: 'compose', limitBytes: longestYaml }, readYaml);
    if (tree === null) {
      this.#unread(inWords('unreadable', { path: file }));
      return null;
    }
    const services = servicesIn(tree, file, origins);
    if (services.entries.length > mostBuilds)
      this.#unread(inWords('tooManyServices', { path: file, most: mostBuilds }));
    // Each may extend one that is as large as a file may be.
    const entries = services.entries.slice(0, mostBuilds);
    return { services: { ...services, entries }, include: entryOf(tree, 'include') ?? null };
  }
}

interface Shared {
  readonly origins: Origins;
  readonly variables: Variables;
  readonly seen: Set<string>;
}

/** Services that take over what others say of themselves. https://docs.docker.com/reference/compose-file/services/#extends */
class Extending {
  readonly #reader: ProjectReader;
  readonly #shared: Shared;
  /** Thousands of services may extend those of one file. */
  readonly #files = new Map<string, Named | null>();

  constructor(reader: ProjectReader, shared: Shared) {
    this.#reader = reader;
    this.#shared = shared;
  }

  all(services: TreeMap, directory: string): TreeMap {
    const named = new Map(services.entries);
    const entries = services.entries.map(([name]): [string, Tree] => [
      name,
      this.#one(named, name, directory, 0) ?? { kind: 'map', line: services.line, entries: [] },
    ]);
    return { ...services, entries };
  }

  #one(services: Named, name: string, directory: string, depth: number): Tree | null {
    const service = services.get(name);
    const extend = entryOf(service, 'extends');
    if (service === undefined || extend === undefined || depth > deepest) return service ?? null;
    const base = this.#base(services, extend, directory, depth);
    return base === null ? service : merged(base, service, this.#shared.origins);
  }

  #base(services: Named, extend: Tree, directory: string, depth: number): Tree | null {
    const { origins, variables, seen } = this.#shared;
    const name = scalarOf(extend) ?? scalarOf(entryOf(extend, 'service')) ?? '';
    const written = scalarOf(entryOf(extend, 'file'));
    if (written === undefined) {
      const own = this.#one(services, name, directory, depth + 1);
      return own && settled(own, origins);
    }
    const other = this.#reader.placed(directory, written, variables);
    const theirs = other === null ? null : this.#theirs(other);
    if (other === null || theirs === null) return null;
    seen.add(other);
    const base = this.#one(theirs, name, posix.dirname(other), depth + 1);
    return base && inDirectory(settled(base, origins), posix.dirname(other), origins, variables);
  }

  #theirs(file: string): Named | null {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const read = this.#reader.file(file, this.#shared.origins);
    const named = read && new Map(read.entries);
    this.#files.set(file, named);
    return named;
  }
}

/** Services by their names. */
type Named = ReadonlyMap<string, Tree>;

/** A service of another file, whose contexts lie below that file. */
function inDirectory(service: Tree, directory: string, origins: Origins, variables: Variables): Tree {
  const build = entryOf(service, 'build');
  if (service.kind !== 'map' || build?.kind !== 'map') return service;
  const placed = (tree: Tree): Tree => {
    const written = scalarOf(tree);
    const path = written === undefined ? '\0' : interpolated(written, variables);
    if (path.includes('\0') || /:\/\/|^git@|^github\.com\/|^~|^service:/.test(path)) return tree;
    const value = posix.resolve(directory, path).replaceAll('$', '$$$$');
    return from({ ...tree, kind: 'scalar', value }, tree, origins);
  };
  const entries = build.entries.map(([name, one]): [string, Tree] => {
    if (name === 'context') return [name, placed(one)];
    if (name !== 'additional_contexts' || one.kind !== 'map') return [name, one];
    const all = one.entries.map(([key, value]): [string, Tree] => [
      key,
      isNull(value) ? value : placed(value),
    ]);
    return [name, from({ ...one, entries: all }, one, origins)];
  });
  const whole = from({ ...build, entries }, build, origins);
  return { ...service, entries: [...service.entries, ['build', whole]] };
}
