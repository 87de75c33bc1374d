import { endOf, majors, tableDate } from './majors.ts';
import { parseVersion, versionOfToolchain } from './parse.ts';
import { inWords } from './text.ts';

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
  const newest = majors.findLast(({ released }) => Date.parse(released) <= now)?.minor ?? 18;
  const last = majors.at(-1);
  const supported = `1.${newest - 1}, 1.${newest}`;
  const known = inWords('tableEnds', {
    asOf: tableDate,
    minor: last?.minor ?? 0,
    date: last?.released ?? '',
  });
  const parsed = parseVersion(versionOfToolchain(version) ?? '');
  if (parsed?.major !== '1') return { state: 'unknown', supported, evidence: known };
  const minor = Number(parsed.minor);
  if (minor < newest - 1) {
    const date = endOf({ minor });
    const evidence = date === null ? inWords('ended') : inWords('endedSince', { minor: minor + 2, date });
    return { state: 'ended', supported, evidence };
  }
  const expected = newestByDate(now);
  if (minor < expected - 1)
    return { state: 'probably-ended', supported, evidence: inWords('byDate', { known, minor: expected }) };
  return { state: minor > newest ? 'unknown' : 'supported', supported, evidence: known };
}

/**
 * The newest major that is out at `now` (milliseconds since 1970): by the table, and beyond it by the calendar, as one comes each
 * February and August.
 */
export function newestByDate(now: number): number {
  const known = majors.findLast(({ released }) => Date.parse(released) <= now)?.minor ?? 18;
  return known + halfYearsSince(majors.at(-1)?.released ?? '', now);
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
