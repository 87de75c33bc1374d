import {
  architecturesOnMacs,
  endOf,
  type Mac,
  type Major,
  majors,
  newestOn,
  runsOn,
  tableDate,
  tableSource,
} from '../../../probes/versions/majors.ts';
import { badReleases, type BadRelease, pageOf } from '../../../probes/versions/bad/rows.ts';
import { badInEnglish } from '../../../probes/versions/bad/text.ts';
import { newestByDate, supportOf } from '../../../probes/versions/releases.ts';
import type { BadDocument, ReleaseDocument, ReleasesDocument } from './document.ts';

/** The table for a Mac at `now` (milliseconds since 1970), with bad releases on request. */
export function releasesDocument(mac: Mac, now: number, isBadAsked: boolean): ReleasesDocument {
  const best = newestOn(mac, now);
  return {
    schemaVersion: 1,
    asOf: tableDate,
    source: tableSource,
    newestByDate: `1.${newestByDate(now)}`,
    macos: mac.macos,
    architecture: mac.architecture,
    newest: best === null ? null : nameOf(best),
    releases: majors.toReversed().map((major) => releaseDocument(major, mac, now)),
    bad: isBadAsked ? badReleases.map(badDocument) : null,
  };
}

function releaseDocument(major: Major, mac: Mac, now: number): ReleaseDocument {
  const { released, patch, macos } = major;
  const end = endOf(major);
  return {
    version: nameOf(major),
    ...{ released, patch, macos },
    architectures: architecturesOnMacs(major),
    support: supportOf(`go${patch.version}`, now).state,
    ended: end !== null && Date.parse(end) <= now ? end : null,
    runs: mac.macos === null ? null : runsOn(major, mac),
  };
}

function badDocument(row: BadRelease): BadDocument {
  const { issue, bounds, fixedIn, severity, os, architectures, conditions } = row;
  return {
    ...{ issue, bounds, fixedIn, severity, os, architectures },
    page: pageOf(issue),
    versions: row.versions.map(([first, last]) => ({ first, last })),
    conditions: conditions.map(({ kind }) => kind),
    ...badInEnglish[issue],
  };
}

function nameOf({ minor }: Major): string {
  return `1.${minor}`;
}
