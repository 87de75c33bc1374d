import { parseVersion, versionOfToolchain } from './parse.ts';
import { inWords } from './text.ts';

/**
 * First releases of the majors that this build of gowarden knows (https://go.dev/doc/devel/release).
 * A major is supported until two newer ones exist; a new one comes each February and August.
 */
const majors: readonly (readonly [minor: number, released: string])[] = [
  [18, '2022-03-15'],
  [19, '2022-08-02'],
  [20, '2023-02-01'],
  [21, '2023-08-08'],
  [22, '2024-02-06'],
  [23, '2024-08-13'],
  [24, '2025-02-11'],
  [25, '2025-08-12'],
  [26, '2026-02-10'],
  [27, '2026-08-19'],
];

export interface Support {
  /** `unknown`: newer than anything that we know of, or not a release. */
  readonly state: 'supported' | 'ended' | 'probably-ended' | 'unknown';
  /** The majors that are supported as far as the table goes: `1.26, 1.27`. */
  readonly supported: string;
  /** What the answer rests on, for people. */
  readonly evidence: string;
}

/**
 * Whether a Go version (`go1.22.5`) still gets security fixes at `now` (milliseconds since 1970), without asking the network.
 * `probably-ended` when only the half-yearly rhythm says so, for lack of a newer table.
 */
export function supportOf(version: string, now: number): Support {
  const released = majors.filter(([, date]) => Date.parse(date) <= now);
  const newest = released.at(-1)?.[0] ?? 18;
  const last = majors.at(-1);
  const supported = `1.${newest - 1}, 1.${newest}`;
  const known = inWords('tableEnds', { minor: last?.[0] ?? 0, date: last?.[1] ?? '' });
  const parsed = parseVersion(versionOfToolchain(version) ?? '');
  if (parsed?.major !== '1') return { state: 'unknown', supported, evidence: known };
  const minor = Number(parsed.minor);
  if (minor < newest - 1) {
    const ending = majors.find(([other]) => other === minor + 2);
    const evidence = ending ? inWords('endedSince', { minor: ending[0], date: ending[1] }) : inWords('ended');
    return { state: 'ended', supported, evidence };
  }
  const expected = newest + halfYearsSince(last?.[1] ?? '', now);
  if (minor < expected - 1)
    return { state: 'probably-ended', supported, evidence: inWords('byDate', { known, minor: expected }) };
  return { state: minor > newest ? 'unknown' : 'supported', supported, evidence: known };
}

/** How many Februaries and Augusts ended since that date: by the end of each month its release was out so far. */
function halfYearsSince(date: string, now: number): number {
  const index = (ms: number): number => {
    const day = new Date(ms);
    const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
    // Months counted from March: each full half-year since then is one release.
    return Math.floor((month - 2) / 6);
  };
  return Math.max(0, index(now) - index(Date.parse(date)) - 1);
}
