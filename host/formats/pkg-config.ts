import { splitFlags } from './flags.ts';
import { linesOf } from './lines.ts';

/** A `.pc` file: what pkg-config knows of one library. https://people.freedesktop.org/~dbn/pkg-config-guide.html */
export interface PackageFile {
  /** By name, as written: `${prefix}/lib`. The first of a name counts. */
  readonly variables: ReadonlyMap<string, string>;
  /** By keyword in lower case: `libs`, `cflags`, `requires`, `requires.private`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads a `.pc` file in one pass. What is not of the form `name=value` or `Keyword: value` is passed over. */
export function readPackageFile(text: string): PackageFile {
  const variables = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const at = line.search(/[=:]/);
    if (at < 1) continue;
    const name = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    if (line[at] === ':') {
      const keyword = name.toLowerCase();
      if (/^[a-z.]+$/.test(keyword) && !fields.has(keyword)) fields.set(keyword, value);
    } else if (/^[\w.]+$/.test(name) && !variables.has(name)) variables.set(name, value);
  }
  return { variables, fields };
}

/** Without comments; a backslash at the end joins the next line. */
function* logicalLines(text: string): Generator<string, void> {
  let before: string[] = [];
  for (const { text: written } of linesOf(text)) {
    const comment = written.indexOf('#');
    const line = (comment === -1 ? written : written.slice(0, comment)).replace(/\r$/, '');
    if (line.endsWith('\\')) before.push(line.slice(0, -1));
    else {
      yield [...before, line].join('');
      before = [];
    }
  }
  if (before.length > 0) yield before.join('');
}

/** A value may name variables that name others; more than this is no file that anyone wrote. */
const [deepest, longest] = [32, 16_384];

/**
 * A value with its variables in place: those of the file, and the ones given, which come first. What is not known is empty, as in
 * pkg-config. Null where a variable is named within itself or the value grows beyond all measure.
 */
export function expandVariables(
  { variables }: PackageFile,
  value: string,
  given: Readonly<Record<string, string>>,
): string | null {
  const known = new Map<string, string | null>();
  const expand = (text: string, depth: number): string | null => {
    if (depth > deepest) return null;
    const parts: string[] = [];
    let length = 0;
    for (let at = 0; at < text.length;) {
      const start = text.indexOf('${', at);
      const end = start === -1 ? -1 : text.indexOf('}', start);
      if (end === -1) {
        parts.push(text.slice(at));
        break;
      }
      const inside = valueOf(text.slice(start + 2, end), depth);
      if (inside === null) return null;
      parts.push(text.slice(at, start), inside);
      length += start - at + inside.length;
      if (length > longest) return null;
      at = end + 1;
    }
    return parts.join('');
  };
  const valueOf = (name: string, depth: number): string | null => {
    const before = Object.hasOwn(given, name) ? given[name] : known.get(name);
    if (before !== undefined) return before;
    // Named within itself, it is asked for again before it is known.
    known.set(name, null);
    const found = expand(variables.get(name) ?? '', depth + 1);
    known.set(name, found);
    return found;
  };
  return expand(value, 0);
}

/** Another package that a package needs. */
export interface Requirement {
  readonly name: string;
  /** `>=` and the like with a version; null where any will do. */
  readonly version: { readonly operator: string; readonly than: string } | null;
}

/** What stands in `Requires`: names with blanks or commas between them, each with a version if need be. */
export function readRequirements(value: string): readonly Requirement[] {
  const found: Requirement[] = [];
  const words = value.match(/[<>=!]{1,2}|[^\s,<>=!]+/g) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    const name = words[at] ?? '';
    const [operator = '', than = ''] = [words[at + 1], words[at + 2]];
    if (/^[<>=!]/.test(name)) continue;
    const isCompared = /^(?:[<>]=?|!?=)$/.test(operator);
    found.push({ name, version: isCompared ? { operator, than } : null });
    if (isCompared) at += 2;
  }
  return found;
}

/** The words of `Cflags` or `Libs`; none where a quote is never closed. */
export function flagsIn(value: string): readonly string[] {
  return splitFlags(value, 'shell') ?? [];
}
