import { posix } from 'node:path';
import type { GoMod, GoWork } from '../../host/formats/mod-file/read.ts';
import type { Replacement } from '../../host/formats/mod-file/words.ts';
import { moduleKey, type ModulesTxt } from '../../host/formats/modules-txt.ts';
import { compareVersions } from '../versions/parse.ts';

/** What a vendor directory is held against. */
export interface Vendored {
  /** The modules whose packages it is for: one, or those of a workspace in their order. */
  readonly mods: readonly { readonly directory: string; readonly mod: GoMod }[];
  /** Null outside of a workspace. */
  readonly work: { readonly file: string; readonly work: GoWork } | null;
  readonly list: ModulesTxt;
  /** Where the go command runs: it says paths as seen from there. */
  readonly from: string;
}

interface Target {
  readonly path: string;
  readonly version: string;
}

/**
 * Every line with which the go command says that a vendor directory does not fit its go.mod, in its words and its order; none where
 * it fits. https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/vendor.go (checkVendorConsistency)
 */
export function inconsistencies({ mods, work, list, from }: Vendored): readonly string[] {
  const found: string[] = [];
  const tell = (path: string, version: string, detail: string): void => {
    found.push(`${version === '' ? path : moduleKey(path, version)}: ${detail}`);
  };
  const replacements = new Replacements(mods, work, from);
  // Before, modules.txt did not say what go.mod requires by itself.
  const isOld = work === null && compareVersions(mods[0]?.mod.go ?? '', '1.14') < 0;
  for (const { mod } of mods)
    for (const { path, version } of mod.require) {
      if (list.modules.get(moduleKey(path, version))?.explicit === true) continue;
      const used = isOld ? usedVersion(list, path) : null;
      if (!isOld)
        tell(
          path,
          version,
          'is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt',
        );
      else if (used !== null && used !== version)
        tell(
          path,
          version,
          `is explicitly required in go.mod, but vendor/modules.txt indicates ${moduleKey(path, used)}`,
        );
    }
  for (const [key, { path, version }] of replacements.all()) {
    const marked = list.modules.get(key)?.replacement ?? null;
    const real = replacements.of(path, version);
    if (marked === null) {
      const isOmitted = isOld && (version === '' || usedVersion(list, path) !== version);
      if (real !== null && !isOmitted)
        tell(
          path,
          version,
          `is replaced in ${real.source}, but not marked as replaced in vendor/modules.txt`,
        );
    } else if (real === null || !same(marked, real.canonical)) {
      const by = real === null ? '' : describe(real.written);
      const source = real?.source ?? '';
      tell(
        path,
        version,
        `is replaced by ${by} in ${source}, but marked as replaced by ${describe(marked)} in vendor/modules.txt`,
      );
    }
  }
  const required = new Set(
    mods.flatMap(({ mod }) => mod.require.map((one) => moduleKey(one.path, one.version))),
  );
  for (const key of list.used) {
    const module = list.modules.get(key);
    if (module?.explicit !== true || required.has(key)) continue;
    const article = work === null ? '' : 'a ';
    tell(
      module.path,
      module.version,
      `is marked as explicit in vendor/modules.txt, but not explicitly required in ${article}go.mod`,
    );
  }
  for (const key of list.replaced) {
    const { path = '', version = '' } = list.modules.get(key) ?? {};
    if (replacements.of(path, version) !== null) continue;
    const source = work === null ? 'go.mod' : 'the workspace';
    tell(path, version, `is marked as replaced in vendor/modules.txt, but not replaced in ${source}`);
  }
  return found;
}

/** What replaces a module, where it is written and as modules.txt writes it. */
interface Real {
  readonly written: Target;
  readonly canonical: Target;
  /** The file that says so, as the go command shortens it. */
  readonly source: string;
}

class Replacements {
  readonly #mods: Vendored['mods'];
  readonly #work: Vendored['work'];
  readonly #from: string;

  constructor(mods: Vendored['mods'], work: Vendored['work'], from: string) {
    this.#from = from;
    this.#mods = mods;
    this.#work = work;
  }

  /** Every `replace` line, those of the modules first; of two about the same module and version the first. */
  all(): ReadonlyMap<string, Target> {
    const lines = [...this.#mods.map(({ mod }) => mod), ...(this.#work === null ? [] : [this.#work.work])];
    const found = new Map<string, Target>();
    for (const { path, version } of lines.flatMap(({ replace }) => replace)) {
      const key = moduleKey(path, version ?? '');
      if (!found.has(key)) found.set(key, { path, version: version ?? '' });
    }
    return found;
  }

  /** What a version of a module (empty: every one) is replaced by; null when by nothing. */
  of(path: string, version: string): Real | null {
    if (version === '' && this.#mods.some(({ mod }) => mod.module === path)) return null;
    const top = this.#work === null ? null : posix.dirname(this.#work.file);
    const inWork = lineFor(this.#work?.work.replace ?? [], path, version);
    if (inWork && this.#work)
      return { written: inWork, canonical: inWork, source: short(this.#from, this.#work.file) };
    let last: Real | null = null;
    for (const { directory, mod } of this.#mods) {
      const line = lineFor(mod.replace, path, version);
      const source = short(this.#from, posix.join(directory, 'go.mod'));
      // Of two modules that replace a version by different things the go command keeps to the first, and says so (replacementFrom).
      if (line && last !== null && hasVersion(mod.replace, path, version) && !same(last.written, line)) break;
      if (line) last = { written: line, canonical: canonical(line, directory, top), source };
    }
    return last;
  }
}

/** Of two lines about the same the last counts. */
function lineFor(lines: readonly Replacement[], path: string, version: string): Target | null {
  const find = (wanted: string): Replacement | undefined =>
    lines.findLast((line) => line.path === path && (line.version ?? '') === wanted);
  const line = find(version) ?? find('');
  return line ? { path: line.by, version: line.byVersion ?? '' } : null;
}

const hasVersion = (lines: readonly Replacement[], path: string, version: string): boolean =>
  version !== '' && lines.some((line) => line.path === path && line.version === version);

/** In a workspace directories are written as seen from the go.work. */
function canonical(target: Target, directory: string, top: string | null): Target {
  if (top === null || target.version !== '' || target.path.startsWith('/')) return target;
  const relative = posix.relative(top, posix.join(directory, target.path));
  return { path: /^\.{1,2}(?:\/|$)/.test(relative) ? relative : `./${relative}`, version: '' };
}

/** As the go command shortens paths in what it says. */
function short(from: string, path: string): string {
  const relative = posix.relative(from, path);
  return relative.length < path.length ? relative : path;
}

function usedVersion({ used }: ModulesTxt, path: string): string | null {
  const key = used.findLast((one) => one.startsWith(`${path}@`) && !one.slice(path.length + 1).includes('@'));
  return key?.slice(path.length + 1) ?? null;
}

function describe({ path, version }: Target): string {
  return version === '' ? path : moduleKey(path, version);
}

function same(one: Target, other: Target): boolean {
  return one.path === other.path && one.version === other.version;
}
