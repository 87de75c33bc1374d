import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A home directory of somebody with a version manager. `~HOME` in a text or value is that home; the shim is called in `work/m`. */
export interface Home {
  /** Texts by path; `work/m/` as a path is a directory, and `-> x` as a text a link. */
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Names of trees. */
  readonly installed: readonly string[];
}

/** What the manager did: the path of the go that ran, with `~` for the home; null where it stopped. */
export interface Answer {
  readonly home: Home;
  readonly ran: string | null;
}

/** What a real manager answered, when, and which one it was. */
export interface Recorded {
  readonly tool: string;
  readonly date: string;
  readonly answers: readonly Answer[];
}

/** Creates a home for as long as `use` takes. `treeOf` returns where the program of a tree is, below the home. */
export function inHome<T>(
  home: Home,
  treeOf: (name: string) => string,
  use: (directory: string, environment: Readonly<Record<string, string>>) => T,
): T {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-home-')));
  try {
    const own = (text: string): string => text.replaceAll('~HOME', root);
    const put = (path: string, text: string, mode = 0o644): void => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      chmodSync(path, mode);
    };
    const program = (path: string): void => put(path, `#!/bin/sh\necho '${path}'\n`, 0o755);
    for (const name of home.installed) program(join(root, treeOf(name)));
    for (const path of ['system/go', 'own-go/bin/go']) program(join(root, path));
    mkdirSync(join(root, 'work/m'), { recursive: true });
    for (const [path, text] of Object.entries(home.files)) {
      if (path.endsWith('/')) mkdirSync(join(root, path), { recursive: true });
      else if (text.startsWith('-> ')) symlinkSync(own(text.slice(3)), join(root, path));
      else put(join(root, path), own(text));
    }
    const variables = Object.entries(home.environment).map(([name, value]) => [name, own(value)]);
    return use(root, { HOME: root, ...(Object.fromEntries(variables) as Record<string, string>) });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
