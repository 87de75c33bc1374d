import { posix } from 'node:path';
import type { FileFailure } from '../../host/files/files.ts';
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

/** What is in a directory of PATH under a name; where nothing answers, that. */
interface Place {
  readonly tool: Found | null;
  readonly silence: FileFailure | null;
}

/** The places in which a context looks for a program, in its order. */
function* placesFor(look: Look, name: string, context: Context): Generator<Place> {
  for (const directory of searchPath(context)) {
    const path = posix.join(directory, name);
    const tool = describeTool(look, path, new Set());
    yield { tool, silence: tool === null ? look.silence(path) : null };
  }
}

/** Whether the search ends there: with a program, or because one may be where nothing answers. */
const endsSearch = ({ tool, silence }: Place): boolean =>
  silence !== null || (tool !== null && takesPlace(tool));

/** The program that a context starts under a name; null when there is none, or one may be where nothing answers. */
export function winnerOf(look: Look, name: string, context: Context): Found | null {
  for (const place of placesFor(look, name, context)) if (endsSearch(place)) return place.tool;
  return null;
}

/** Looks for a program by name as a context would, without running anything, and for what else there is of that name. */
export function findTool(host: Host, name: string, context: Context): Located {
  const look = new Look(host);
  const directories = searchPath(context);
  const found = [...placesFor(look, name, context)];
  const all = found.flatMap(({ tool }) => tool ?? []);
  const first = found.find(endsSearch);
  const winner = first?.tool ?? null;
  const { installs } = placesOf(host, context.environment, readSettings(host, context.environment, null));
  return {
    context,
    winner,
    silence: first?.silence?.message ?? null,
    others: all.filter((tool) => tool !== winner),
    installed:
      installs === null || directories.includes(installs)
        ? null
        : describeTool(look, posix.join(installs, name), new Set()),
  };
}
