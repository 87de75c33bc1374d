import type { Host } from '../../host/host.ts';
import { ownerOf } from '../../host/processes/owners.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import type { Cache } from '../cache.ts';
import { jetBrainsPlaces } from '../inventory/jetbrains.ts';

/** The application that a product's directories belong to, as host/processes/owners.ts calls it. Products that share a name there stand for each other. */
function applicationOf(product: string): string {
  if (product.startsWith('GoLand')) return 'GoLand';
  return /^Idea|^IntelliJ/.test(product) ? 'IntelliJ IDEA' : 'JetBrains IDE';
}

/**
 * The IDE whose directories a cache is, if it runs: by the pid in `<config>/.lock` (platform/platform-impl,
 * DirectoryLock), which a crash leaves behind, so that it counts only while that pid is such an IDE, and by the process
 * table, where another version of the same product counts too. For the module cache: any GoLand, because it reads all
 * source there. Null when unknown.
 */
export function runningIdes(
  host: Host,
  processes: Processes,
  mine: readonly Process[],
  cache: Cache,
): readonly Process[] | null {
  const named = (name: string): Process[] =>
    mine.filter((process) => {
      const owner = ownerOf(processes, process.pid);
      return owner?.pid === process.pid && owner.name === name;
    });
  if (cache.kind !== 'jetbrains') return named('GoLand');
  const config = jetBrainsPlaces(host).find(({ product }) => product === cache.name)?.config;
  if (config === undefined) return null;
  const lock = host.files.text(`${config}/.lock`);
  if (!lock.ok && lock.failure.kind !== 'absent') return null;
  const holder = lock.ok ? processes.find(Number(lock.value.trim())) : undefined;
  const family = holder && ownerOf(processes, holder.pid)?.family;
  if (holder && (family === 'jetbrains' || /\/java$/.test(holder.executable))) return [holder];
  return named(applicationOf(cache.name));
}
