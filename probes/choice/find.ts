import { posix } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import { positionOf, searchPath } from '../inventory/candidates.ts';
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

/** A program that an entry of PATH leads to in one directory alone: `bin`, `.`, or an empty one. */
export interface Relative {
  readonly path: string;
  /** From 1. */
  readonly position: Integer;
}

/**
 * The first program of that name which a shell in a directory takes before the winner, through an entry of PATH that is not absolute;
 * null when there is none. Go itself refuses such entries (https://pkg.go.dev/os/exec#hdr-Executables_in_the_current_directory).
 */
export function relativeTo(
  host: Host,
  name: string,
  directory: string,
  { context, winner }: Located,
): Relative | null {
  const first = winner === null ? null : positionOf(context, posix.dirname(winner.path));
  for (const [index, entry] of (context.environment.PATH ?? '').split(':').slice(0, mostEntries).entries()) {
    if (first !== null && index + 1 >= first) return null;
    if (entry.startsWith('/') || context.environment.PATH === undefined) continue;
    const path = posix.join(directory, entry, name);
    const facts = host.files.target(path);
    if (facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0)
      return { path, position: index + 1 };
  }
  return null;
}

/** As many as are searched. */
const mostEntries = 200;

/** The program that a context starts under a name; null when there is none, or one may be where nothing answers. */
export function winnerOf(look: Look, name: string, context: Context): Found | null {
  for (const directory of searchPath(context)) {
    const path = posix.join(directory, name);
    const tool = describeTool(look, path, new Set());
    if (tool === null ? look.silence(path) !== null : takesPlace(tool)) return tool;
  }
  return null;
}

/** Looks for a program by name as a context would, without running anything, and for what else there is of that name. */
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
