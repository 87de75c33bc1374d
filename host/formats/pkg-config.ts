import { splitFlags } from './flags.ts';
import { linesOf } from './lines.ts';

/** A `.pc` file: what pkg-config knows of one library, with each variable in its place. */
export interface PackageFile {
  /** By keyword in lower case: `libs`, `cflags`, `requires`, `requires.private`. */
  readonly fields: ReadonlyMap<string, string>;
  /** A value grew beyond all measure, so that nothing that it is part of is known. */
  readonly malformed: boolean;
}

/**
 * Reads a `.pc` file in one pass. As in pkg-config a variable has the value that it has where it is named: what comes later, and what
 * nobody knows, is empty. `given` variables come before those of the file. What is not of the form `name=value` or `Keyword: value`
 * is passed over. https://people.freedesktop.org/~dbn/pkg-config-guide.html
 */
export function readPackageFile(text: string, given: Readonly<Record<string, string>>): PackageFile {
  const variables = new Map<string, string>();
  const fields = new Map<string, string>();
  let left = longest;
  for (const line of logicalLines(text)) {
    const at = line.search(/[=:]/);
    if (at < 1) continue;
    const name = line.slice(0, at).trim();
    const value = expanded(line.slice(at + 1).trim(), left, (known) =>
      Object.hasOwn(given, known) ? given[known] : variables.get(known),
    );
    if (value === null) return { fields, malformed: true };
    left -= value.length;
    if (line[at] === ':') {
      const keyword = name.toLowerCase();
      if (/^[a-z.]+$/.test(keyword) && !fields.has(keyword)) fields.set(keyword, value);
    } else if (/^[\w.]+$/.test(name)) variables.set(name, value);
  }
  return { fields, malformed: false };
}

/** Characters of all values of a file together, with their variables in place: that of the longest ones is a tenth of it. */
const longest = 65_536;

/** A text with the values of `${NAME}` in it; null where it becomes longer than allowed. */
function expanded(text: string, most: number, valueOf: (name: string) => string | undefined): string | null {
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('${', at);
    const end = start === -1 ? -1 : text.indexOf('}', start);
    const plain = text.slice(at, end === -1 ? text.length : start);
    const inside = end === -1 ? '' : (valueOf(text.slice(start + 2, end)) ?? '');
    parts.push(plain, inside);
    length += plain.length + inside.length;
    if (length > most) return null;
    if (end === -1) break;
    at = end + 1;
  }
  return parts.join('');
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

/** Another package that a package needs. */
export interface Requirement {
  readonly name: string;
  /** `>=` and the like with a version; null where any will do. */
  readonly version: { readonly operator: string; readonly than: string } | null;
}

/** The value of `Requires`: names separated by blanks or commas, each with a version if need be. */
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
