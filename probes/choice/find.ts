import { posix } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import { placesOf } from '../settings/places.ts';
import { readSettings } from '../settings/read.ts';

/** Which programs of one name a context has. */
export interface Located {
  readonly context: Context;
  /** The one that runs when the name is typed; null when none does. */
  readonly winner: Found | null;
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
  const all = directories.map(at).filter((tool) => tool !== null);
  const winner =
    all.find(({ state, chain }) => state === 'present' || (state === 'blocked' && chain.file !== null)) ??
    null;
  const { installs } = placesOf(host, context.environment, readSettings(host, context.environment, null));
  return {
    context,
    winner,
    others: all.filter((tool) => tool !== winner),
    installed: installs === null || directories.includes(installs) ? null : at(installs),
  };
}
