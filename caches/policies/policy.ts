/** What the user wants kept small automatically; null is off, the default of each. */
export interface Policies {
  /** What was not used for this many days goes. */
  readonly maxAgeDays: number | null;
  /** What all caches together may take on disk, in units of 10^9 bytes; least recently used goes first. */
  readonly maxGigabytes: number | null;
  /** What each volume with caches on it must have free, in units of 10^9 bytes; least recently used goes first. */
  readonly minFreeGigabytes: number | null;
}

export const noPolicies: Policies = { maxAgeDays: null, maxGigabytes: null, minFreeGigabytes: null };

/** Whether any is on: if not, there is nothing to look for. */
export function anyOn(policies: Partial<Policies>): boolean {
  const { maxAgeDays, maxGigabytes, minFreeGigabytes } = policies;
  return [maxAgeDays, maxGigabytes, minFreeGigabytes].some((limit) => limit !== null && limit !== undefined);
}

export const dayMs = 86_400_000;
export const gigabyte = 1e9;
