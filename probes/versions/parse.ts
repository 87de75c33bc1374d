/**
 * A Go version without its `go` prefix. Numbers stay decimal strings: Go itself compares them as such, of any length.
 * Go's own scheme is not semver: https://go.dev/doc/toolchain#version
 */
export interface GoVersion {
  readonly major: string;
  readonly minor: string;
  /** Empty for a language version such as `1.21`; `0` is implied before 1.21. */
  readonly patch: string;
  /** `rc`, `beta`, … or empty. */
  readonly kind: string;
  readonly pre: string;
}

const number = '(0|[1-9][0-9]*)';
const shape = new RegExp(`^${number}(?:\\.${number}(?:\\.${number}|([a-z]+)(?:${number})?)?)?$`);

/** Parses `1.22.5`, `1.21rc1`, `1.21` or `1`; null when it is not a Go version. */
export function parseVersion(text: string): GoVersion | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [, major = '', minor, patch, kind = '', pre = ''] = match;
  if (minor === undefined) return { major, minor: '0', patch: '0', kind: '', pre: '' };
  const implied = kind === '' && compareNumbers(minor, '21') < 0 ? '0' : '';
  return { major, minor, patch: patch ?? implied, kind, pre };
}

/** The version in a toolchain's name: `go1.22.5-custom` gives `1.22.5`; null when the name is not one. */
export function versionOfToolchain(name: string): string | null {
  if (!name.startsWith('go') || /[\\/]/.test(name)) return null;
  const version = name.slice(2).replace(/[ \t-].*$/s, '');
  return parseVersion(version) ? version : null;
}

/** Negative, 0 or positive, as Go orders toolchain versions: `1.21` < `1.21rc1` < `1.21.0`. A malformed one is the least. */
export function compareVersions(a: string, b: string): number {
  const x = parseVersion(a);
  const y = parseVersion(b);
  if (!x || !y) return Number(x !== null) - Number(y !== null);
  return (
    compareNumbers(x.major, y.major) ||
    compareNumbers(x.minor, y.minor) ||
    compareNumbers(x.patch, y.patch) ||
    Number(x.kind > y.kind) - Number(x.kind < y.kind) ||
    compareNumbers(x.pre, y.pre)
  );
}

/** Whether it names a language version (`1.22`) rather than a release (`1.22.0`). */
export function isLanguageVersion(text: string): boolean {
  const version = parseVersion(text);
  return version !== null && version.patch === '' && version.kind === '' && version.pre === '';
}

function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}
