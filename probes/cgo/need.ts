import { posix } from 'node:path';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import type { Host } from '../../host/host.ts';
import type { Turns } from '../../host/run/turns.ts';
import type { Integer } from '../../host/quantity.ts';
import { Dependencies } from './dependencies.ts';
import { packageTree } from './package-tree.ts';
import { type Budget, type PackageFiles, type Sources, sourcesOf } from './sources.ts';
import { isLinkedWithC } from './standard.ts';
import { inWords } from './text.ts';

/** Whether programs of a module are linked with C when they are built with cgo, as far as its files tell. */
export type NeedOfC =
  /** A file imports "C". */
  | { readonly kind: 'imports'; readonly file: string; readonly line: Integer }
  /** A package imports one of the standard library that is linked with C: `net/http`. */
  | { readonly kind: 'standard'; readonly directory: string; readonly path: string }
  /** Every package was read, and none needs it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string };

/** What is built: directories of packages, or null for any package of the module. */
interface Wanted {
  /** Directory of its go.mod. */
  readonly module: string;
  readonly packages: readonly string[] | null;
  readonly target: BuildTarget;
}

/** What is read for one module at most. */
const mostPackages = 5_000;
const mostFiles = 20_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads the packages and what they import of the module itself, its vendor directory and the directories of its replace lines; of other
 * modules nothing is looked for. Whatever `host` gives is read, nothing else. Gives way to others in between.
 */
export async function needOfC(host: Host, wanted: Wanted, turns: Turns): Promise<NeedOfC> {
  const told = wanted.packages ?? null;
  if (told !== null) {
    const need = await new NeedReader(host, wanted).read(told, turns);
    if (need !== null) return need;
  }
  const { files } = sourcesOf(host);
  const tree = packageTree(files, wanted.module);
  const all: string[] = [];
  let unread: string | null = null;
  for (const looked of tree) {
    await turns.given();
    if ('unread' in looked) unread ??= looked.unread;
    else if (looked.names.some((name) => name.endsWith('.go'))) all.push(looked.directory);
  }
  const need = await new NeedReader(host, wanted).read(all, turns);
  if (need === null) return { kind: 'unknown', why: inWords('noGoFiles', { path: wanted.module }) };
  return need.kind === 'none' && unread !== null ? { kind: 'unknown', why: unread } : need;
}

class NeedReader {
  readonly #sources: Sources;
  readonly #dependencies: Dependencies;
  readonly #target: BuildTarget;
  readonly #budget: Budget = { files: mostFiles, bytes: mostBytes };
  readonly #packages = new Set<string>();
  #standard: NeedOfC | null = null;
  #unknown: NeedOfC | null = null;

  constructor(host: Host, { module, target }: Wanted) {
    this.#sources = sourcesOf(host);
    this.#dependencies = new Dependencies(host, module, null);
    this.#target = target;
  }

  /** Null when none of the requested packages has a file that is built. */
  async read(asked: readonly string[], turns: Turns): Promise<NeedOfC | null> {
    for (const directory of asked) this.#packages.add(directory);
    let at = 0;
    let built = 0;
    // Packages that come on the way are visited too.
    for (const directory of this.#packages) {
      await turns.given();
      at += 1;
      if (at > mostPackages || this.#budget.files <= 0 || this.#budget.bytes <= 0) {
        this.#doubt(inWords('tooMuch', { path: directory }));
        break;
      }
      const read = this.#packageIn(directory);
      if (at <= asked.length) built += read?.built ?? 0;
      const [first] = read?.cgo ?? [];
      if (first !== undefined) return { kind: 'imports', file: first.file, line: first.line };
      for (const path of read?.imports ?? []) this.#follow(path, directory);
    }
    if (built === 0) return null;
    return this.#standard ?? this.#unknown ?? { kind: 'none' };
  }

  #packageIn(directory: string): PackageFiles | null {
    const names = this.#sources.files.list(directory);
    if (!names.ok) {
      this.#doubt(names.failure.message);
      return null;
    }
    const read = this.#sources.packageIn(directory, names.value, this.#target, this.#budget);
    for (const sentence of read.unread) this.#doubt(sentence);
    return read;
  }

  #follow(path: string, importer: string): void {
    const own = this.#dependencies.ownPlaceOf(path);
    const place = own === null ? this.#dependencies.placeOf(path) : { directory: own };
    if (place === null) this.#ofStandard(path, importer);
    else if (place.directory === null) this.#doubt(inWords('notInRepository', { path }));
    else this.#packages.add(posix.normalize(place.directory));
  }

  #ofStandard(path: string, directory: string): void {
    const isLinked = isLinkedWithC(path);
    if (isLinked === true) this.#standard ??= { kind: 'standard', directory, path };
    else if (isLinked === null) this.#doubt(inWords('notInRepository', { path }));
  }

  #doubt(why: string): void {
    this.#unknown ??= { kind: 'unknown', why };
  }
}
