import { contention } from '../contention/probe.ts';
import { moduleOf } from '../contention/actor.ts';
import { recentFolders } from '../contention/recent.ts';
import type { Sweep } from '../probe.ts';

/** At most this many modules are reported, the surest first. */
export const mostKnownModules = 32;

/**
 * The modules that this machine is known to hold, by the directories of their go.mod: the caller's own, those that somebody works
 * on or has open, and those that editors had open lately.
 */
export async function knownModules(sweep: Sweep): Promise<readonly string[]> {
  const { host, memory, directory } = sweep;
  const here = directory === undefined ? null : moduleOf(directory, host.files);
  const open = await sweep.ask(contention).then(
    ({ picture }) => picture.sessions.map(({ module }) => module),
    // What it could not tell is in its own report.
    () => [],
  );
  const recent = recentFolders(host).flatMap((folder) => moduleOf(folder, host.files) ?? []);
  return [...new Set([...(here === null ? [] : [here]), ...open, ...memory.modules, ...recent])];
}
