import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import { readGoSum } from '../../host/formats/go-sum.ts';

/** A module whose recorded hashes do not agree. */
export interface SumDispute {
  readonly module: string;
  readonly version: string;
  /** The module cache's own record; null when it is damaged. */
  readonly cached: string | null;
  readonly ziphash: string;
  /** The go.sum files that say otherwise, with what they say. */
  readonly against: readonly { readonly file: string; readonly hash: string }[];
  /** The go.sum files that agree with the cache. */
  readonly withCache: readonly string[];
}

/** Bytes of `.ziphash`: `h1:` and 44 characters of base64, no newline (cmd/go/internal/modfetch). */
const ziphashPattern = /^h1:[A-Za-z0-9+/]{43}=$/;
/** Bytes; that of Kubernetes has 0.1 MB. */
const largestSum = 4 * 1024 * 1024;

interface Saying {
  readonly file: string;
  readonly hash: string;
}

/**
 * Compares every `h1:` line of the go.sum files with the hash that the module cache recorded when it unpacked that module.
 * Reads no module content; modules that are not in the cache say nothing.
 */
export function disputedSums(
  modules: readonly string[],
  moduleCache: string,
  files: Files,
): readonly SumDispute[] {
  const said = new Map<string, Map<string, Saying>>();
  for (const module of modules) {
    const file = join(module, 'go.sum');
    const text = files.text(file, largestSum);
    if (!text.ok) continue;
    for (const { module: path, version, hash } of readGoSum(text.value).lines) {
      if (version.endsWith('/go.mod') || !hash.startsWith('h1:')) continue;
      const key = `${path}@${version}`;
      const sayings = said.get(key) ?? new Map<string, Saying>();
      // A merge may leave the same line twice.
      sayings.set(`${file} ${hash}`, { file, hash });
      said.set(key, sayings);
    }
  }
  return [...said].flatMap(([key, byHash]): SumDispute[] => {
    const sayings = [...byHash.values()];
    const at = key.lastIndexOf('@');
    const [module, version] = [key.slice(0, at), key.slice(at + 1)];
    const ziphash = join(
      moduleCache,
      'cache/download',
      escapePath(module),
      '@v',
      `${escapePath(version)}.ziphash`,
    );
    const text = files.text(ziphash, 1024);
    if (!text.ok) return [];
    const cached = ziphashPattern.test(text.value.trim()) ? text.value.trim() : null;
    const against = sayings.filter(({ hash }) => hash !== cached);
    if (against.length === 0) return [];
    const withCache = sayings.filter(({ hash }) => hash === cached).map(({ file }) => file);
    return [{ module, version, cached, ziphash, against, withCache }];
  });
}

/** `Azure` is `!azure` in the module cache (golang.org/x/mod/module.EscapePath). */
export function escapePath(path: string): string {
  return path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
