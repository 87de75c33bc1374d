import { posix } from 'node:path';
import type { FileFailure } from '../../host/files/files.ts';
import { namesIn } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';

/** What an editor has written down of its windows: directories of its workspaceStorage. */
export interface Windows {
  readonly directories: readonly string[];
  /** Why it could not be determined; null when it could. */
  readonly unread: string | null;
}

/** Those of an editor that were used last, `most` of them. Of fewer than that nobody asks when. */
export function lastWindows(host: Host, storage: string, most: number): Windows {
  const ids = namesIn(host, storage, 'windows', (name) => /^\w{1,64}$/.test(name));
  if (!ids.ok) return { directories: [], unread: isThere(ids.failure) ? ids.failure.message : null };
  const all = ids.value.map((id) => posix.join(storage, id));
  if (all.length <= most) return { directories: all, unread: null };
  const used = all.map((directory) => ({ directory, usedMs: usedMs(host, directory) }));
  used.sort((one, other) => other.usedMs - one.usedMs);
  return { directories: used.slice(0, most).map(({ directory }) => directory), unread: null };
}

/** Milliseconds since 1970; 0 where that is not known. A window makes and removes files in its directory while it is open. */
export function usedMs(host: Host, directory: string): number {
  const facts = host.files.facts(directory);
  return facts.ok ? facts.value.modifiedMs : 0;
}

/** What could not be listed may hold something; no directory, or a link that leads nowhere, holds nothing. */
export function isThere({ kind }: FileFailure): boolean {
  return !['absent', 'wrong-kind', 'loop'].includes(kind);
}
