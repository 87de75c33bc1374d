import { basename, dirname, join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { WatchTarget } from '../probe.ts';
import { startedBy } from './native.ts';
import { userFileOf } from '../../host/go/settings.ts';
import { homebrewPrefixes, placesOfTools, searchPath } from './candidates.ts';
import type { Inventory } from './inventory.ts';
import { Look } from './look.ts';
import { managerRoots } from './managers.ts';
import { wellKnownTools } from './well-known.ts';

/** The directories in which a swap shows, with the names that matter in each: a bounded number, whatever the caches hold. */
export function watchTargets(inventory: Inventory, host: Host): readonly WatchTarget[] {
  const targets = new Targets(host);
  const look = new Look(host);
  const { contexts } = inventory;
  const roots = managerRoots(look, contexts);
  for (const directory of contexts.flatMap(searchPath)) targets.add(directory, 'go', ...wellKnownTools);
  for (const directory of placesOfTools(look, contexts)) targets.add(directory, ...wellKnownTools);
  for (const prefix of homebrewPrefixes(look, contexts)) {
    for (const place of ['bin', 'opt', 'Cellar']) targets.add(join(prefix, place), 'go');
  }
  for (const { environment } of contexts) {
    const file = userFileOf(host, environment);
    if (file !== null) targets.add(dirname(file), basename(file));
  }
  if (look.facts(roots.goenv).ok) targets.add(roots.goenv, 'version');
  for (const [directory, names] of startupFiles(host)) targets.add(directory, ...names);
  if (host.platform === 'darwin') targets.add('/etc/paths.d', 'go');

  const followed = [...inventory.toolchains, ...inventory.tools].filter(
    ({ name, seenIn, chain }) => seenIn.length > 0 && (name === 'go' || chain.links.length > 1),
  );
  for (const tool of followed) {
    for (const chain of [tool.chain, startedBy(tool, inventory)?.chain]) {
      for (const directory of chain?.directories ?? []) targets.through(directory, chain?.links ?? []);
    }
  }
  return targets.all();
}

/** Frameworks of a shell read files in many places; what is beyond these the schedule finds. */
const mostStartupDirectories = 24;

/** What a new shell reads, as far as it is there, by directory. */
function startupFiles({ files, shellAnswer }: Host): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of shellAnswer?.()?.files ?? []) {
    const directory = dirname(path);
    if (!found.has(directory) && found.size >= mostStartupDirectories) continue;
    if (files.target(path).ok) found.set(directory, [...(found.get(directory) ?? []), basename(path)]);
  }
  return found;
}

/** Names by directory. */
class Targets {
  readonly #host: Host;
  readonly #names = new Map<string, Set<string>>();

  constructor(host: Host) {
    this.#host = host;
  }

  add(directory: string, ...names: readonly string[]): void {
    if (this.#isBusy(directory)) return;
    const known = this.#names.get(directory) ?? new Set();
    for (const name of names) known.add(name);
    this.#names.set(directory, known);
  }

  /** Adds the names in a directory through which the links of a chain go. */
  through(directory: string, links: readonly string[]): void {
    const base = directory === '/' ? '/' : `${directory}/`;
    for (const link of links) {
      const name = link.startsWith(base) ? link.slice(base.length).split('/', 1)[0] : undefined;
      if (name) this.add(directory, name);
    }
  }

  all(): readonly WatchTarget[] {
    return [...this.#names].map(([directory, names]) => ({ directory, names: [...names].sort() }));
  }

  /** On macOS a watch costs for everything below it: never the root, the home or what is above it. */
  #isBusy(directory: string): boolean {
    const { home } = this.#host.user;
    return directory === '/' || home === directory || home.startsWith(`${directory}/`);
  }
}
