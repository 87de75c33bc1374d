import type { Target } from '../../../host/go/built-in.ts';
import { compareVersions } from '../parse.ts';
import { badReleases, type BadRelease } from './rows.ts';

/** Rows for a Go (`1.26.5`) that builds for a target, whatever else they ask for; those that nobody can see here are left out. */
export function badRowsOf(version: string, { os, architecture }: Target): readonly BadRelease[] {
  return badReleases.filter(
    (row) =>
      row.versions.some(([first, last]) => isWithin(version, first, last)) &&
      (row.os === null || row.os === os) &&
      (row.architectures === null || row.architectures.includes(architecture)) &&
      row.conditions.every(({ kind }) => kind !== 'unseen'),
  );
}

/** Rows that need nothing but the version (`1.26.5`) and a processor, the worst first; for a place that says no more. */
export function badReleasesOf(version: string): readonly BadRelease[] {
  return badReleases.filter(
    ({ versions, os, conditions, severity }) =>
      severity === 'warning' &&
      os === null &&
      conditions.length === 0 &&
      versions.some(([first, last]) => isWithin(version, first, last)),
  );
}

/** Releases only: what comes between them, a release candidate or a tree of one's own, is nobody's report. */
function isWithin(version: string, first: string, last: string): boolean {
  const isRelease = /^\d+\.\d+(?:\.\d+)?$/.test(version);
  return isRelease && compareVersions(version, first) >= 0 && compareVersions(version, last) <= 0;
}
