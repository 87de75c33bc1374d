import { formatDateTime, formatTime } from '../../messages/units.ts';

/** `14:02` on the same day as `now`, else `2026-11-23 14:02`; local time. Both in milliseconds since 1970. */
export function moment(ms: number, now: number): string {
  const day = (at: number): string => new Date(at).toDateString();
  return day(ms) === day(now) ? formatTime(ms) : formatDateTime(ms).slice(0, -3);
}

/** 08:00 local time on the day after `now`. */
export function tomorrow(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
}
