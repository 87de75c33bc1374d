import { posix } from 'node:path';
import { type GoMod, readGoMod, readGoWork } from '../../host/formats/mod-file/read.ts';
import type { Replacement } from '../../host/formats/mod-file/words.ts';
import { textOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import { escapePath } from '../contention/module-sums.ts';
import { nearestWith } from '../contention/nearest.ts';

/** Where packages of one module path stand; null: nowhere that we know of. */
interface Place {
  readonly path: string;
  readonly directory: string | null;
}

/** Modules of a workspace that are looked at. */
const mostUses = 100;

/** Where the packages that a module imports stand on this machine, by its go.mod, the go.work above it and its vendor directory. */
export class Dependencies {
  /** The longest paths first, so that the first one that fits is the module that has a package. */
  readonly #places: readonly Place[];
  readonly #module: string;
  readonly #own: string | null;
  readonly #vendor: string | null;

  constructor(host: Host, module: string, moduleCache: string | null) {
    const mod = modIn(host, module);
    const workspace = nearestWith('go.work', module, host.files);
    const work = workspace === null ? null : textOf(host, posix.join(workspace, 'go.work'));
    const { use = [], replace = [] } = work === null ? {} : readGoWork(work);
    const used = use.slice(0, mostUses).map(({ directory }) => posix.resolve(workspace ?? module, directory));
    const rules = [
      ...replace.map((one) => ({ ...one, base: workspace ?? module })),
      ...(mod?.replace ?? []).map((one) => ({ ...one, base: module })),
    ];
    const places: Place[] = [
      ...used.flatMap((directory) => {
        const path = modIn(host, directory)?.module ?? null;
        return path === null || directory === module ? [] : [{ path, directory }];
      }),
      ...(mod?.require ?? []).map(({ path, version }) => ({
        path,
        directory: placeOf(path, version, rules, moduleCache),
      })),
    ];
    this.#places = places.sort((a, b) => b.path.length - a.path.length);
    this.#module = module;
    this.#own = mod?.module ?? null;
    const listed = posix.join(module, 'vendor/modules.txt');
    this.#vendor = host.files.target(listed).ok ? posix.join(module, 'vendor') : null;
  }

  /** The directory of one of the module's own packages; null for every other. */
  ownPlaceOf(path: string): string | null {
    const own = this.#own;
    const isOwn = own !== null && isIn(path, own) && this.placeOf(path) === null;
    return isOwn ? posix.join(this.#module, path.slice(own.length)) : null;
  }

  /** The directory of an imported package, null in it when it is not here; null for the standard library's and the module's own. */
  placeOf(path: string): { readonly directory: string | null } | null {
    const place = this.#places.find((one) => isIn(path, one.path));
    const own = this.#own;
    if (own !== null && isIn(path, own) && own.length >= (place?.path.length ?? 0)) return null;
    // The first path element of a standard library package contains no dot.
    if (place === undefined && path.split('/', 1)[0]?.includes('.') !== true) return null;
    if (this.#vendor !== null) return { directory: posix.join(this.#vendor, path) };
    const { directory = null, path: above = '' } = place ?? {};
    return { directory: directory && posix.join(directory, path.slice(above.length)) };
  }
}

function modIn(host: Host, directory: string): GoMod | null {
  const text = textOf(host, posix.join(directory, 'go.mod'));
  return text === null ? null : readGoMod(text);
}

function isIn(path: string, module: string): boolean {
  return path === module || path.startsWith(`${module}/`);
}

/** Where a required module is: https://go.dev/ref/mod#go-mod-file-replace, https://go.dev/ref/mod#module-cache */
function placeOf(
  path: string,
  version: string,
  rules: readonly (Replacement & { readonly base: string })[],
  moduleCache: string | null,
): string | null {
  const rule =
    rules.find((one) => one.path === path && one.version === version) ??
    rules.find((one) => one.path === path && one.version === null);
  const { by = path, byVersion = version, base = '/' } = rule ?? {};
  if (byVersion === null) return posix.resolve(base, by);
  return moduleCache && posix.join(moduleCache, `${escapePath(by)}@${escapePath(byVersion)}`);
}
