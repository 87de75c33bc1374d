/** Where something is in a text. Lines and columns count from 1, columns in UTF-16 units as smol-toml's do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets of a key and of its value. */
export interface Place {
  readonly key: number;
  readonly value: number;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** The key under which `places` keeps a path. */
export const placeKey = (path: readonly (string | number)[]): string => path.join('\0');

/**
 * Where each key and value of a TOML text is, by its path: smol-toml reports positions of syntax errors only. The text
 * must have been accepted by the parser; for any other the answer is incomplete, but the call returns.
 */
export function places(text: string): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  const tables = new Map<string, number>();
  let at = 0;
  let section: readonly (string | number)[] = [];

  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const hit = pattern.exec(text)?.[0] ?? '';
    at += hit.length;
    return hit;
  };
  const skip = (): void => {
    do match(/\s*/y);
    while (match(/#[^\n]*/y));
  };

  /** One string, its quotes taken off; the escapes in a quoted key are left as they are. */
  const quoted = (): string =>
    match(/"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y);
  const keys = (): string[] => {
    const parts: string[] = [];
    do {
      match(/[ \t]*/y);
      parts.push(quoted().replace(/^["']|["']$/g, '') || match(/[\w-]+/y));
      match(/[ \t]*/y);
    } while (match(/\./y));
    return parts;
  };

  /** Steps over what is between two elements; false at the closing bracket, which it takes, and at the end. */
  const more = (closing: string): boolean => {
    skip();
    if (match(/,/y)) skip();
    if (text[at] !== closing) return at < text.length;
    at += 1;
    return false;
  };
  const value = (path: readonly (string | number)[]): void => {
    const opening = match(/[[{]/y);
    if (opening === '[') {
      for (let index = 0; more(']'); index++) element([...path, index], at);
    } else if (opening === '{') {
      while (more('}')) pair(path);
    } else if (!quoted()) match(/[^,\]}#\n]+|[^]/y);
  };
  const element = (path: readonly (string | number)[], keyAt: number): void => {
    found.set(placeKey(path), { key: keyAt, value: at });
    value(path);
  };
  const pair = (table: readonly (string | number)[]): void => {
    const keyAt = at;
    const path = [...table, ...keys()];
    match(/=[ \t]*/y);
    element(path, keyAt);
  };

  /** `[a.b]` in the last element of each table array on its way; `[[a]]` opens the next one. */
  const header = (brackets: string): void => {
    const keyAt = at;
    const names = keys();
    match(/\]+/y);
    section = [];
    for (const [index, name] of names.entries()) {
      section = [...section, name];
      const key = placeKey(section);
      const last = brackets === '[[' && index === names.length - 1;
      if (last) tables.set(key, (tables.get(key) ?? -1) + 1);
      const element = tables.get(key);
      if (element !== undefined) section = [...section, element];
    }
    found.set(placeKey(section), { key: keyAt, value: keyAt });
  };

  for (skip(); at < text.length; skip()) {
    const brackets = match(/\[\[?/y);
    if (brackets) header(brackets);
    else pair(section);
  }
  return found;
}
