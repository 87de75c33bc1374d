import { posix } from 'node:path';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Host } from '../../host/host.ts';
import type { Process, ProcessEnvironment, Processes } from '../../host/processes/processes.ts';
import type { Cache, CacheKind } from '../cache.ts';
import { isWithin } from '../sink/boundary.ts';

const inBuildCache: readonly CacheKind[] = ['go-build', 'go-test', 'go-fuzz'];
const inModuleCache: readonly CacheKind[] = ['go-modules', 'go-toolchain'];

/**
 * Which caches go commands use: their GOCACHE and GOMODCACHE, by the environment that each was started with and the
 * settings that count there. A command whose caches are unknown uses them all.
 */
export class GoPlacesInUse {
  readonly #host: Host;
  readonly #processes: Processes;
  readonly #commands: readonly Process[];
  #environments: Promise<ReadonlyMap<number, ProcessEnvironment>> | null = null;

  constructor(host: Host, processes: Processes, commands: readonly Process[]) {
    this.#host = host;
    this.#processes = processes;
    this.#commands = commands;
  }

  /** Those of the go commands that use a cache, or may. */
  async usersOf(cache: Cache): Promise<ReadonlySet<Process>> {
    const place = inBuildCache.includes(cache.kind)
      ? 'buildCache'
      : inModuleCache.includes(cache.kind)
        ? 'moduleCache'
        : null;
    if (place === null || this.#commands.length === 0) return new Set(this.#commands);
    const pids = this.#commands.map(({ pid }) => pid);
    this.#environments ??= this.#processes.environments?.(pids) ?? Promise.resolve(new Map());
    const environments = await this.#environments;
    return new Set(
      this.#commands.filter((process) => {
        const environment = environments.get(process.pid);
        if (environment === undefined) return true;
        const settings = readSettings(this.#host, environment, gorootOf(process.executable));
        const used = placesOf(this.#host, environment, settings)[place];
        // Without a place of its own go refuses, and a wrapper may know better.
        return used === null || this.#concerns(used, cache);
      }),
    );
  }

  #concerns(used: string, cache: Cache): boolean {
    const at = this.#seen(used);
    return [cache.path, ...cache.places.map(({ root }) => root)].some((path) => {
      const here = this.#seen(path);
      if (at === null || here === null) return true;
      return (
        isWithin(here.path, at.path) ||
        isWithin(at.path, here.path) ||
        (at.file !== '' && at.file === here.file)
      );
    });
  }

  /**
   * A path with every link resolved, and which directory it is: a bind mount shows one under two names. Where nothing
   * exists yet, the path itself; null where that is unknown.
   */
  #seen(path: string): { readonly path: string; readonly file: string } | null {
    const { files } = this.#host;
    const real = files.realPath(path);
    const facts = files.target(path);
    if (real.ok && facts.ok) return { path: real.value, file: `${facts.value.device}:${facts.value.inode}` };
    const isAbsent = [real, facts].every((one) => one.ok || one.failure.kind === 'absent');
    return isAbsent ? { path: posix.normalize(path), file: '' } : null;
  }
}

/** The Go that a program is a part of: `<GOROOT>/bin/go`, `<GOROOT>/pkg/tool/linux_amd64/compile`. */
function gorootOf(executable: string): string | null {
  return /^(.+)\/(?:bin|pkg\/tool\/[^/]+)\/[^/]+$/.exec(executable)?.[1] ?? null;
}
