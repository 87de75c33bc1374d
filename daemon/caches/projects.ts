import type { Host } from '../../host/host.ts';
import { jetbrainsFolders, vscodeFolders } from '../../probes/contention/editors.ts';

/** Folders whose go.sum counts when a module is examined: those open in an IDE, beside what was named. Absolute, each once. */
export async function knownProjects(host: Host, named: readonly string[], now: number): Promise<string[]> {
  const processes = await host.processes();
  // The contention probe reports what could not be read.
  const unread = new Set<string>();
  const open = [...vscodeFolders(host, processes, now, unread), ...jetbrainsFolders(host, processes, unread)];
  return [...new Set([...named, ...open.map(({ folder }) => folder)])].filter((path) => path.startsWith('/'));
}
