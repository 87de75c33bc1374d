import type { Host } from '../../host/host.ts';
import type { Processes } from '../../host/processes/processes.ts';
import type { Cache } from '../cache.ts';
import { baseName } from '../use/programs.ts';
import { answers } from './answers.ts';
import { assumedGoCaches, goCaches } from './go.ts';
import { goEnvironments } from './go-env.ts';
import { GoplsVersions } from './gopls.ts';
import { jetBrainsCaches } from './jetbrains.ts';
import { sdkCaches, toolCaches, userCacheDirectory, vscodeToolCaches } from './tools.ts';

/** Every cache that was found, and what could not be determined, one sentence each. */
export interface CacheInventory {
  readonly caches: readonly Cache[];
  readonly unknown: readonly string[];
}

/** Finds caches by reading what decides where they are. Keeps what is dear to read for as long as it cannot have changed. */
export class CacheFinder {
  readonly #host: Host;
  readonly #gopls: GoplsVersions;

  constructor(host: Host) {
    this.#host = host;
    this.#gopls = new GoplsVersions(host);
  }

  async find(processes: Processes): Promise<CacheInventory> {
    const host = this.#host;
    const contexts = await host.contexts();
    const { all: envs, unknown, unconfirmed } = goEnvironments(host, contexts);
    const found = envs.flatMap((env, index) => goCaches(host, env, index === 0 ? '' : `:${env.context.id}`));
    const shell = contexts[0];
    const assumed = envs.length === 0 ? (['build', 'modules'] as const) : [...unconfirmed];
    found.push(...assumedGoCaches(host, userCacheDirectory(host, shell?.environment ?? {}), assumed));
    found.push(...contexts.flatMap((context) => toolCaches(host, context)));
    found.push(...jetBrainsCaches(host), ...sdkCaches(host), ...vscodeToolCaches(host, envs));
    const running = processes.all
      .filter(({ executable }) => executable.startsWith('/') && baseName(executable) === 'gopls')
      .map(({ executable }) => executable);
    const caches = await Promise.all(
      distinct(found)
        .filter((cache) => answers(host, cache))
        .map((cache) =>
          cache.kind === 'gopls' ? this.#gopls.withDead(cache, envs, running) : Promise.resolve(cache),
        ),
    );
    return { caches, unknown };
  }
}

/** Contexts mostly agree; what they share counts once, what differs is distinguished by its number. */
function distinct(caches: readonly Cache[]): Cache[] {
  const byPlace = new Map<string, Cache>();
  for (const cache of caches) {
    const key = `${cache.kind} ${cache.path}`;
    if (!byPlace.has(key)) byPlace.set(key, cache);
  }
  const taken = new Map<string, number>();
  return [...byPlace.values()].map((cache) => {
    const count = (taken.get(cache.id) ?? 0) + 1;
    taken.set(cache.id, count);
    return count === 1 ? cache : { ...cache, id: `${cache.id}:${count}` };
  });
}
