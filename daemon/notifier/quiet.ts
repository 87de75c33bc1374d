import type { Configuration } from '../configuration/configuration.ts';

const hourMs = 3_600_000;

/**
 * Milliseconds until a notification may be sent: 0 for now, else until the quiet hours end or the hourly limit allows one.
 * `sent` holds when the last ones were, in milliseconds since 1970.
 */
export function waitMs(
  { quietHours, maxPerHour }: Configuration['notifications'],
  sent: readonly number[],
  now: number,
): number {
  const oldest = lastHour(sent, now).sort((a, b) => b - a)[maxPerHour - 1];
  const forLimit = oldest === undefined ? 0 : oldest + hourMs - now;
  return Math.max(forLimit, quietHours === null ? 0 : untilEnd(quietHours, now));
}

/** Those of the last hour. One from the future was sent before the clock was set back, and counts as sent now. */
export const lastHour = (sent: readonly number[], now: number): number[] =>
  sent.map((at) => Math.min(at, now)).filter((at) => at > now - hourMs);

/** Milliseconds until the span (`22:00-07:00`, local time) ends; 0 outside of it. */
function untilEnd(span: string, now: number): number {
  const [from = 0, to = 0] = span.split('-').map(minutesOf);
  const date = new Date(now);
  const minute = date.getHours() * 60 + date.getMinutes();
  const within = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!within) return 0;
  const tomorrow = from > to && minute >= from ? 1 : 0;
  // As a date, so that a night in which the clocks change ends when the clock on the wall says so.
  const end = new Date(date.getFullYear(), date.getMonth(), date.getDate() + tomorrow, 0, to);
  return Math.max(1, end.getTime() - now);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
