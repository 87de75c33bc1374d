import type { Read } from '../files/files.ts';
import { linesOf } from '../formats/lines.ts';
import type { Host } from '../host.ts';

/** Scripts that start Go are a page long; what is larger may be anything. */
const longest = 64 * 1024;

/** A variable that decides where Go keeps its caches. */
export type PlaceVariable =
  'GOCACHE' | 'GOMODCACHE' | 'GOPATH' | 'GOENV' | 'HOME' | 'XDG_CACHE_HOME' | 'XDG_CONFIG_HOME';

/**
 * Which of the variables a program that starts Go may give a value of its own, by its text: each that it names and does not only
 * read. What it starts that does so in turn is not followed. A failure where it is too large or cannot be read.
 */
export function mayAssign(host: Host, path: string): Read<ReadonlySet<string>> {
  const text = host.files.text(path, longest);
  return text.ok ? { ok: true, value: assignedIn(text.value) } : text;
}

/** Names in a script but for those in comments and those that are read: `$NAME`, `${NAME}`, `${NAME:-…}`. */
export function assignedIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text: line } of linesOf(text)) {
    if (line.trimStart().startsWith('#')) continue;
    for (const { 0: name, index } of line.matchAll(/[A-Za-z_]\w*/g)) {
      const inBraces = line.startsWith('${', index - 2);
      const isRead = inBraces || line[index - 1] === '$';
      // `${NAME:=value}` and `${NAME=value}` set what was not set.
      const sets = inBraces && /^:?=/.test(line.slice(index + name.length, index + name.length + 2));
      if (!isRead || sets) names.add(name);
    }
  }
  return names;
}
