import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import type { Host } from '../../host/host.ts';
import { Turns } from '../../host/run/turns.ts';
import type { PackageFiles, Sources } from './sources.ts';
import { type CgoFile, sourcesOf } from './sources.ts';
import { Dependencies } from './dependencies.ts';
import { packageTree } from './package-tree.ts';
import { inWords } from './text.ts';

/** What a module, and what it is built from, import of C. */
export interface ModuleCgo {
  /** Directory of its go.mod. */
  readonly module: string;
  /** Files that import "C" and are built for the target: the module's own, then those of the packages that these import. */
  readonly files: readonly CgoFile[];
  /** Why not all of it was read, one sentence each; empty when all was. */
  readonly unread: readonly string[];
}

/** What is looked at of one module at most; the largest that are public have about 20,000 files with their tests. */
const mostPackages = 3_000;
/** Sentences that are kept. */
const mostUnread = 20;

/**
 * Which files of a module import "C" when the go command builds it for a target with cgo, and which of the packages that it imports,
 * as far as they are vendored or in the module cache. Reads the module's files and runs nothing; rejects when `signal` aborts.
 * `module` is the directory of a go.mod, `moduleCache` null where there is none.
 */
export async function readModuleCgo(
  host: Host,
  module: string,
  { target, moduleCache, signal }: ReadOptions,
): Promise<ModuleCgo> {
  return new ModuleReader(sourcesOf(host), module, target, signal).read(
    new Dependencies(host, module, moduleCache),
  );
}

export interface ReadOptions {
  readonly target: BuildTarget;
  readonly moduleCache: string | null;
  readonly signal: AbortSignal;
}

class ModuleReader {
  readonly #sources: Sources;
  readonly #module: string;
  readonly #target: BuildTarget;
  readonly #signal: AbortSignal;
  readonly #turns = new Turns();
  readonly #files: CgoFile[] = [];
  readonly #imports = new Set<string>();
  readonly #unread = new Set<string>();

  constructor(sources: Sources, module: string, target: BuildTarget, signal: AbortSignal) {
    this.#sources = sources;
    this.#module = module;
    this.#target = target;
    this.#signal = signal;
  }

  async read(dependencies: Dependencies): Promise<ModuleCgo> {
    await this.#own();
    await this.#imported(dependencies);
    const unread = [...this.#unread].slice(0, mostUnread);
    return { module: this.#module, files: this.#files, unread };
  }

  /** Every package of the module itself, whether or not another imports it. */
  async #own(): Promise<void> {
    for (const read of packageTree(this.#sources.files, this.#module)) {
      await this.#breathe();
      if ('unread' in read) this.#unread.add(read.unread);
      else this.#keep(this.#sources.packageIn(read.directory, read.names, this.#target));
    }
  }

  /** What the module's packages import of other modules, and what these do. */
  async #imported(dependencies: Dependencies): Promise<void> {
    let packages = 0;
    for (const path of this.#imports) {
      const place = dependencies.placeOf(path);
      if (place === null) continue;
      packages += 1;
      if (packages > mostPackages) {
        this.#unread.add(inWords('tooManyPackages', { module: this.#module, most: mostPackages }));
        return;
      }
      await this.#breathe();
      const names = place.directory === null ? null : this.#sources.files.list(place.directory);
      if (names?.ok) this.#keep(this.#sources.packageIn(place.directory ?? '', names.value, this.#target));
      else
        this.#unread.add(
          names === null || names.failure.kind === 'absent'
            ? inWords('notHere', { path })
            : names.failure.message,
        );
    }
  }

  /** Imports found on the way are visited by the running loop: iterating over a Set includes what is added meanwhile. */
  #keep({ imports, cgo, unread }: PackageFiles): void {
    this.#files.push(...cgo);
    for (const path of imports) this.#imports.add(path);
    for (const reason of unread) this.#unread.add(reason);
  }

  async #breathe(): Promise<void> {
    await this.#turns.given();
    this.#signal.throwIfAborted();
  }
}
