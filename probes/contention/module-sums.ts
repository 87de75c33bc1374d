import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';

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
const mostLines = 20_000;

/**
 * Compares every `h1:` line of the go.sum files with the hash that the module cache recorded when it unpacked that module.
 * Reads no module content; modules that are not in the cache say nothing.
 */
export function disputedSums(
  modules: readonly string[],
  moduleCache: string,
  files: Files,
): readonly SumDispute[] {
  const said = new Map<string, { file: string; hash: string }[]>();
  for (const module of modules) {
    const file = join(module, 'go.sum');
    const text = files.text(file, 4 * 1024 * 1024);
    if (!text.ok) continue;
    for (const line of text.value.split('\n', mostLines)) {
      const [path, version, hash] = line.split(' ');
      if (path === undefined || version === undefined || hash === undefined || version.endsWith('/go.mod'))
        continue;
      const key = `${path}@${version}`;
      said.set(key, [...(said.get(key) ?? []), { file, hash }]);
    }
  }
  return [...said].flatMap(([key, sayings]): SumDispute[] => {
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
