import type { Architecture } from '../../host/host.ts';
import { parseVersion, versionOfToolchain } from './parse.ts';

/** A major release of Go, as the table has it. */
export interface Major {
  /** 27 of Go 1.27. */
  readonly minor: number;
  /** Day of its first release: `2026-08-19`. */
  readonly released: string;
  /** The newest patch that the table knows; the last one of a major that is out of support. */
  readonly patch: { readonly version: string; readonly date: string };
  /** The oldest macOS that it runs on: `13`. */
  readonly macos: string;
}

/** The page of the releases, and the day of which the table is: newer patches are not in it. */
export const tableSource = 'https://go.dev/doc/devel/release';
export const tableDate = '2026-08-21';

/**
 * Go 1.15 and later. Dates: golang/website internal/history/release.go of b02076ae (2026-08-21), which makes that page. macOS: the
 * Darwin section of each release's notes (https://go.dev/doc/go1.27#darwin and its like), as golang/build's MinMacOSVersion has it.
 */
export const majors: readonly Major[] = [
  row('2020-08-11', '1.15.15', '2021-08-05', '10.12'),
  row('2021-02-16', '1.16.15', '2022-03-03', '10.12'),
  row('2021-08-16', '1.17.13', '2022-08-01', '10.13'),
  row('2022-03-15', '1.18.10', '2023-01-10', '10.13'),
  row('2022-08-02', '1.19.13', '2023-09-06', '10.13'),
  row('2023-02-01', '1.20.14', '2024-02-06', '10.13'),
  row('2023-08-08', '1.21.13', '2024-08-06', '10.15'),
  row('2024-02-06', '1.22.12', '2025-02-04', '10.15'),
  row('2024-08-13', '1.23.12', '2025-08-06', '11'),
  row('2025-02-11', '1.24.13', '2026-02-04', '11'),
  row('2025-08-12', '1.25.14', '2026-08-19', '12'),
  row('2026-02-10', '1.26.7', '2026-08-19', '12'),
  row('2026-08-19', '1.27.0', '2026-08-19', '13'),
];

function row(released: string, version: string, date: string, macos: string): Major {
  return { minor: Number(version.split('.')[1]), released, patch: { version, date }, macos };
}

/** For which Macs go.dev has that major: Apple silicon since 1.16 (https://go.dev/doc/go1.16#darwin). */
export function architecturesOnMacs({ minor }: Pick<Major, 'minor'>): readonly Architecture[] {
  return minor < 16 ? ['amd64'] : ['amd64', 'arm64'];
}

/** The major of a version with or without `go`; null when it is none or not in the table. */
export function majorOf(version: string): Major | null {
  const parsed = parseVersion(versionOfToolchain(version) ?? version);
  if (parsed?.major !== '1') return null;
  return majors.find(({ minor }) => String(minor) === parsed.minor) ?? null;
}

/** The day on which a major went out of support, as the second newer one came out; null while it is none that is known of. */
export function endOf({ minor }: Pick<Major, 'minor'>): string | null {
  return majors.find((other) => other.minor === minor + 2)?.released ?? null;
}

/** What of a Mac decides which Go runs on it. */
export interface Mac {
  /** `13.6`; null when it does not matter or is not known. */
  readonly macos: string | null;
  /** Its processor's; null for any. */
  readonly architecture: Architecture | null;
}

/** Whether a major runs on such a Mac, by its release notes and by what there is for its processor. */
export function runsOn(major: Major, { macos, architecture }: Mac): boolean {
  if (architecture !== null && !architecturesOnMacs(major).includes(architecture)) return false;
  return macos === null || compareMacos(macos, major.macos) >= 0;
}

/** The newest major out at `now` (milliseconds since 1970) that runs on such a Mac; null when none of the table does. */
export function newestOn(mac: Mac, now: number): Major | null {
  return majors.findLast((major) => Date.parse(major.released) <= now && runsOn(major, mac)) ?? null;
}

/** Negative, 0 or positive. macOS 11 calls itself 10.16 to programs of its time (https://developer.apple.com/forums/thread/643863). */
export function compareMacos(one: string, other: string): number {
  const [a, b] = [one, other].map((text) =>
    text
      .replace(/^10\.16\b/, '11')
      .split('.')
      .map(Number),
  );
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
