import { compareModuleVersions } from './mod-file/compare.ts';
import { canonicalVersion } from './mod-file/version.ts';
import { fieldsOf, linesOf } from './lines.ts';

/** A module, or with an empty version every version of it, as `vendor/modules.txt` names it. */
export interface VendoredModule {
  readonly path: string;
  /** Empty for what replaces every version. */
  readonly version: string;
  /** Whether the go.mod itself requires it. */
  readonly explicit: boolean;
  readonly replacement: { readonly path: string; readonly version: string } | null;
}

/** What a `vendor/modules.txt` says. */
export interface ModulesTxt {
  /** `go work vendor` wrote it. */
  readonly workspace: boolean;
  /** Every module that it mentions, by `path@version` or `path@`. */
  readonly modules: ReadonlyMap<string, VendoredModule>;
  /** Those of them that are replaced, once for each line that says so. */
  readonly replaced: readonly string[];
  /**
   * Modules that packages were copied from, in the order in which they come. Of several versions of one module, as a file has them that
   * two commands wrote, the go command takes each that is newer than those before it: the last one of a path is the one that counts.
   */
  readonly used: readonly string[];
}

/** `path@version`. */
export function moduleKey(path: string, version: string): string {
  return `${path}@${version}`;
}

/**
 * Reads a `vendor/modules.txt` as the go command does: what it does not know it passes over.
 * https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/vendor.go (readVendorList, modulesTextIsForWorkspace)
 */
export function readModulesTxt(text: string): ModulesTxt {
  const modules = new Map<string, VendoredModule>();
  const replaced: string[] = [];
  const used: string[] = [];
  const newest = new Map<string, string>();
  let at: string | null = null;
  const change = (key: string, change: Partial<VendoredModule>): void => {
    const cut = key.lastIndexOf('@');
    const fresh = {
      path: key.slice(0, cut),
      version: key.slice(cut + 1),
      explicit: false,
      replacement: null,
    };
    modules.set(key, { ...(modules.get(key) ?? fresh), ...change });
    if (change.replacement) replaced.push(key);
  };
  for (const { text: line } of linesOf(text)) {
    if (line.startsWith('# ')) {
      at = moduleOf(line, change, at);
    } else if (at !== null && line.startsWith('## ')) {
      if (annotations(line).includes('explicit')) change(at, { explicit: true });
    } else if (at !== null && fieldsOf(line, 2).length === 1) {
      change(at, {});
      const { path = '', version = '' } = modules.get(at) ?? {};
      const before = newest.get(path);
      if (before !== undefined && compareModuleVersions(before, version) >= 0) continue;
      newest.set(path, version);
      used.push(at);
    }
  }
  const [first = ''] = text.slice(0, 512).split('\n', 1);
  return { workspace: annotations(first).includes('workspace'), modules, replaced, used };
}

/** The module that a line is about; the one before where the line is too short to be about any, null where it is not understood. */
function moduleOf(
  line: string,
  change: (key: string, change: Partial<VendoredModule>) => void,
  before: string | null,
): string | null {
  const [, path = '', second, ...more] = fieldsOf(line, 6);
  if (second === undefined) return before;
  const isVersion = canonicalVersion(second) !== null;
  if (!isVersion && second !== '=>') return null;
  const key = moduleKey(path, isVersion ? second : '');
  const [arrow, by, version, tooMuch] = isVersion ? more : [second, ...more];
  const isReplaced = arrow === '=>' && by !== undefined && tooMuch === undefined;
  if (isReplaced && (version === undefined || canonicalVersion(version) !== null))
    change(key, { replacement: { path: by, version: version ?? '' } });
  return key;
}

function annotations(line: string): readonly string[] {
  return line.startsWith('## ')
    ? line
        .slice(3)
        .split(';')
        .map((entry) => entry.trim())
    : [];
}
