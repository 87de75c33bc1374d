import { parseVersion, versionOfToolchain } from '../versions/parse.ts';

/** Whether `go1.26.8` is the name of a release: not `devel`, not with a suffix of somebody's own. */
export function isReleaseName(version: string): boolean {
  return version.startsWith('go') && versionOfToolchain(version) === version.slice(2);
}

/** Whether a release is of Go 1.`minor` or later; false for what is none. */
export function isSinceMinor(version: string, minor: number): boolean {
  const parsed = parseVersion(versionOfToolchain(version) ?? '');
  return parsed?.major === '1' && Number(parsed.minor) >= minor;
}
