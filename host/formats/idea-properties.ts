import { posix } from 'node:path';
import { readProperties } from './properties.ts';

/** Longer than any path; macros that grow each other end here. */
const longest = 4096;

/**
 * Directories that `idea.properties` files set, by property name. Of several files the first that sets a property wins, as
 * PathManager of intellij-community reads them; `${…}` is replaced from `known` and from what was set before it, and by nothing
 * where nobody set it. Null: set, but to something unknown (`${idea.home.path}` where `known` lacks it, a relative path).
 * https://github.com/JetBrains/intellij-community/blob/master/platform/util/src/com/intellij/openapi/application/PathManager.java
 */
export function readIdeaDirectories(
  texts: readonly string[],
  known: Readonly<Record<string, string>>,
): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>(Object.entries(known));
  const found = new Map<string, string | null>();
  for (const text of texts) {
    for (const [name, value] of readProperties(text)) {
      if (found.has(name) || homes.includes(name)) continue;
      const said = substituted(value, values);
      values.set(name, said);
      found.set(name, said === null ? null : directoryOf(said, known['user.home'] ?? ''));
    }
  }
  return found;
}

/** The installation's own directory, which no file can redefine. */
const homes = ['idea.home.path', 'idea.home'];

function substituted(text: string, values: ReadonlyMap<string, string | null>): string | null {
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  while (length <= longest) {
    const start = text.indexOf('${', at);
    const end = start === -1 ? -1 : text.indexOf('}', start);
    if (end === -1) {
      const whole = parts.join('') + text.slice(at);
      return whole.length > longest ? null : whole;
    }
    const name = text.slice(start + 2, end);
    const value = values.get(name) ?? (homes.includes(name) || values.has(name) ? null : '');
    if (value === null) return null;
    parts.push(text.slice(at, start), value);
    length += start - at + value.length;
    at = end + 1;
  }
  return null;
}

function directoryOf(written: string, home: string): string | null {
  const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
  const bare = quoted ? written.slice(1, -1) : written;
  const path = bare.startsWith('~/') ? `${home}${bare.slice(1)}` : bare;
  if (!path.startsWith('/')) return null;
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
