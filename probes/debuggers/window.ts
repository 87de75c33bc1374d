/**
 * Which Go each release of Delve works with: it looks at the version of Go that made the program (`producer` in its debugging
 * information), and refuses what is outside unless started with `--check-go-version=false`.
 * From pkg/goversion/compat.go of each tag, https://github.com/go-delve/delve/blob/v1.27.2/pkg/goversion/compat.go; for a release
 * that is not listed, the last one before it of the same minor counts. Those before 1.3.0 compare nothing.
 */
const releases: readonly (readonly [delve: string, oldest: number, newest: number])[] = [
  ['1.3.0', 10, 13],
  ['1.3.2', 11, 13],
  ['1.4.0', 11, 14],
  ['1.4.1', 12, 14],
  ['1.5.0', 12, 15],
  ['1.5.1', 13, 15],
  ['1.6.0', 13, 16],
  ['1.6.1', 14, 16],
  ['1.7.0', 15, 17],
  ['1.8.0', 16, 18],
  ['1.9.0', 16, 19],
  ['1.9.1', 17, 19],
  ['1.20.0', 18, 20],
  ['1.21.0', 18, 21],
  ['1.21.1', 19, 21],
  ['1.22.0', 19, 22],
  ['1.23.0', 21, 23],
  ['1.24.0', 21, 24],
  ['1.25.0', 21, 24],
  ['1.25.1', 22, 25],
  ['1.26.0', 24, 26],
  ['1.27.0', 25, 27],
];

/** The last release of each minor that the table was read from: a later one may be other. */
const lastRead: ReadonlyMap<number, number> = new Map([
  [3, 2],
  [4, 1],
  [5, 1],
  [6, 1],
  [7, 3],
  [8, 3],
  [9, 1],
  [20, 2],
  [21, 2],
  [22, 1],
  [23, 1],
  [24, 2],
  [25, 2],
  [26, 3],
  [27, 2],
]);

/** The releases that can be named to go to, newest first: the last of each window. Go 1.26 still builds the oldest of them, for macOS too. */
export const reachable: readonly string[] = [
  'v1.27.2',
  'v1.26.3',
  'v1.25.2',
  'v1.24.2',
  'v1.23.1',
  'v1.22.1',
  'v1.21.2',
  'v1.20.2',
  'v1.9.1',
  'v1.8.3',
  'v1.7.3',
];

/** Minors of Go 1. */
export interface Window {
  readonly oldest: number;
  readonly newest: number;
  /** False for a release that came after the table was made: its minor's last one is taken for it. */
  readonly isRead: boolean;
}

/** The window of a release (`v1.27.2`); null for one that is not known, such as `(devel)` or a commit. */
export function windowOf(version: string): Window | null {
  const match = /^v?1\.(\d{1,3})\.(\d{1,3})$/.exec(version);
  if (match === null) return null;
  const [minor, patch] = [Number(match[1]), Number(match[2])];
  const last = lastRead.get(minor);
  const row = releases.findLast(([delve]) => {
    const [, ofMinor, ofPatch] = delve.split('.').map(Number);
    return ofMinor === minor && (ofPatch ?? 0) <= patch;
  });
  if (last === undefined || row === undefined) return null;
  return { oldest: row[1], newest: row[2], isRead: patch <= last };
}

/**
 * Minor of a Go version as Delve takes it (pkg/goversion): `go1.26.8` and `go1.26rc1` are 26; `devel go1.27-…` comes before all of
 * 1.27 and so is 26. Null for a version without one, which Delve lets pass.
 */
export function minorOf(goVersion: string): number | null {
  const match = /^(devel )?go1\.(\d{1,3})(-devel)?/.exec(goVersion.trim());
  if (match === null) return null;
  const isDevelopment = match[1] !== undefined || match[3] !== undefined;
  return Number(match[2]) - (isDevelopment ? 1 : 0);
}

/** What Delve makes of a program: works, refuses as too new or too old for it, or cannot read its debugging information. */
export type Fit = 'works' | 'delve-too-old' | 'go-too-old' | 'delve-needs-rebuild';

/** Go 1.25 writes DWARF 5 unless it is for macOS (internal/buildcfg/exp.go), which Delve reads only when built by Go 1.25 or later. */
const firstWithDwarf5 = 25;

/** What made a program. */
export interface Maker {
  /** `go1.26.8` */
  readonly goVersion: string;
  /** Whether it writes DWARF 5 from the release on that can. */
  readonly dwarf5: boolean;
}

/** Whether the programs of a Go have debugging information in DWARF 5. */
export function hasDwarf5({ goVersion, dwarf5 }: Maker): boolean {
  return dwarf5 && (minorOf(goVersion) ?? 0) >= firstWithDwarf5;
}

/** How a Delve of that window, built by that Go, fits a program that another Go makes for that platform. Null: not known. */
export function fitOf(
  window: Window | null,
  builtBy: string | null,
  { goVersion, dwarf5 }: Maker,
): Fit | null {
  const minor = minorOf(goVersion);
  if (window === null || minor === null) return null;
  if (minor < window.oldest) return 'go-too-old';
  if (minor > window.newest) return 'delve-too-old';
  const builder = builtBy === null ? null : minorOf(builtBy);
  const needs = hasDwarf5({ goVersion, dwarf5 });
  if (needs && builder !== null && builder < firstWithDwarf5) return 'delve-needs-rebuild';
  return 'works';
}

/** The newest release that fits all of those versions of Go; otherwise the newest that fits the first; null if none is known. */
export function releaseFor(goVersions: readonly string[]): string | null {
  const fits = (release: string, goVersion: string | undefined): boolean => {
    const [window, minor] = [windowOf(release), minorOf(goVersion ?? '')];
    return window !== null && minor !== null && minor >= window.oldest && minor <= window.newest;
  };
  return (
    reachable.find((release) => goVersions.every((version) => fits(release, version))) ??
    reachable.find((release) => fits(release, goVersions[0])) ??
    null
  );
}
