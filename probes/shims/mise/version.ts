import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import type { Host } from '../../../host/host.ts';

/** The version of the mise at a real path, as far as its location shows: a keg, a package of npm or Nix; null when it does not. */
export function versionOfMise(host: Host, program: string | null): string | null {
  if (program === null) return null;
  const parts = program.split('/');
  const keg = parts[parts.indexOf('Cellar') + 2];
  const named = parts.includes('Cellar')
    ? keg
    : parts.find((part) => /^[a-z0-9]{32}-mise-/.test(part))?.slice(38);
  if (named !== undefined) return /^\d+\.\d+\.\d+/.exec(named)?.[0] ?? null;
  const text = textOf(host, posix.join(posix.dirname(posix.dirname(program)), 'package.json'));
  const document = text === null ? null : readJson(text);
  const [name, version] = [fieldOf(document, 'name'), fieldOf(document, 'version')];
  return typeof name === 'string' && name.startsWith('@jdxcode/mise') && typeof version === 'string'
    ? version
    : null;
}

/**
 * Whether a mise is older than a file requires: null when that is unknown. Its versions are dates (`2026.9.15`), so that one of a
 * future month is newer than any.
 */
export function isOlder(own: string | null, wanted: string, now: number): boolean | null {
  const [want, have] = [numbersOf(wanted), own === null ? null : numbersOf(own)];
  if (want === null) return null;
  if (have !== null) return compare(have, want) < 0;
  const date = new Date(now);
  return compare([date.getUTCFullYear(), date.getUTCMonth() + 2], want) <= 0 ? true : null;
}

function numbersOf(version: string): readonly number[] | null {
  return /^v?\d{1,9}(?:\.\d{1,9}){0,5}$/.test(version)
    ? version.replace('v', '').split('.').map(Number)
    : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = (a[at] ?? -1) - (b[at] ?? -1);
    if (order !== 0) return order;
  }
  return 0;
}
