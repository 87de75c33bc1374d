import type { Notice } from './status.ts';

/** What is not about a file of ours: the system's watches run out with the same error as its disks. */
const elsewhere = new Set(['watch-limit', 'watch-failed']);

/** The notices as users see them: everything that cannot be written because the disk is full is one notice. */
export function gatherNotices(all: readonly Notice[]): readonly Notice[] {
  const full = all.filter(isOfFullDisk);
  if (full.length === 0) return all;
  const reason = [...new Set(full.map(({ values }) => values.reason))].join('; ');
  return [...all.filter((notice) => !full.includes(notice)), { code: 'disk-full', values: { reason } }];
}

/** ENOSPC and EDQUOT of the system (errno(3)), SQLITE_FULL of the database (https://www.sqlite.org/rescode.html#full). */
function isOfFullDisk({ code, values }: Notice): boolean {
  return !elsewhere.has(code) && /\b(ENOSPC|EDQUOT|SQLITE_FULL)\b/.test(values.reason ?? '');
}
