import { posix } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found, takesPlace } from '../inventory/tool.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';

/** Which programs of one name a context has. */
export interface Located {
  readonly context: Context;
  /** The one that runs when the name is typed; null when none does. */
  readonly winner: Found | null;
  /** Why it is unknown: a directory before it lies on a file system that does not respond. */
  readonly silence: string | null;
  /** Those further back on PATH, and links on it that lead nowhere. */
  readonly others: readonly Found[];
  /** The one where `go install` puts programs, when no PATH leads there: editors look there as well. */
  readonly installed: Found | null;
}

/** Looks for a program by name as a context would, without running anything. */
export function findTool(host: Host, name: string, context: Context): Located {
  const look = new Look(host);
  const at = (directory: string): Found | null => describeTool(look, posix.join(directory, name), new Set());
  const directories = searchPath(context);
  const found = directories.map((directory) => {
    const tool = at(directory);
    return { tool, silence: tool === null ? look.silence(posix.join(directory, name)) : null };
  });
  const all = found.flatMap(({ tool }) => tool ?? []);
  const first = found.find(({ tool, silence }) => silence !== null || (tool !== null && takesPlace(tool)));
  const winner = first?.tool ?? null;
  const { installs } = placesOf(host, context.environment, readSettings(host, context.environment, null));
  return {
    context,
    winner,
    silence: first?.silence?.message ?? null,
    others: all.filter((tool) => tool !== winner),
    installed: installs === null || directories.includes(installs) ? null : at(installs),
  };
}
