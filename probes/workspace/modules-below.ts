import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';

/** Directories that are looked into, and how far below the top: a tree of 5,000 files has a few hundred. */
const mostDirectories = 2_000;
const mostLevels = 8;
/** What `...` leaves out (`go help packages`), what holds other people's modules, and what is not source. */
const skipped = /^[._]|^(?:vendor|testdata|node_modules)$/;

/** Directories of a tree that hold a go.mod. */
export interface ModulesBelow {
  /** Absolute, sorted. */
  readonly modules: readonly string[];
  /** False where the tree is too large to be looked through, or a part of it may not be. */
  readonly whole: boolean;
}

/** Looks through a tree for modules. No link is followed, as `go work use -r` follows none. */
export function modulesBelow(files: Files, top: string): ModulesBelow {
  const modules: string[] = [];
  let whole = true;
  let looked = 0;
  const queue: { readonly directory: string; readonly level: number }[] = [{ directory: top, level: 0 }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (looked === mostDirectories) return { modules: modules.sort(), whole: false };
    looked += 1;
    const { directory, level } = next;
    const names = files.list(directory);
    if (!names.ok) whole = false;
    for (const name of names.ok ? names.value : []) {
      // A name with an end is hardly ever a directory, and each question costs as much as a small read.
      if (name !== 'go.mod' && (skipped.test(name) || isSource(name))) continue;
      const facts = files.facts(join(directory, name));
      if (!facts.ok) continue;
      if (facts.value.kind !== 'directory') {
        if (name === 'go.mod') modules.push(directory);
      } else if (level < mostLevels) queue.push({ directory: join(directory, name), level: level + 1 });
      else whole = false;
    }
  }
  return { modules: modules.sort(), whole };
}

function isSource(name: string): boolean {
  return /\.(?:go|s|c|h|md|txt|json|ya?ml|sum|proto|sh|png|svg|css|html|ts|tsx|js)$/.test(name);
}
