const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `7d` before now, or a date with or without a time, local unless it says otherwise. Milliseconds since 1970; null for anything else. */
export function parseSince(given: string, now: number): number | null {
  const span = /^(?<count>\d{1,6})(?<unit>s|min|m|h|d|w)$/.exec(given)?.groups;
  if (span) return now - Number(span.count) * (unitMs[span.unit ?? ''] ?? NaN);
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.test(given)) return null;
  // A date alone would be read as midnight in UTC.
  const at = Date.parse(given.length === 10 ? `${given}T00:00` : given);
  return Number.isNaN(at) ? null : at;
}
