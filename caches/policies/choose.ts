import { dayMs, gigabyte, type Policies } from './policy.ts';

/** Something that goes as a whole or not at all. */
export interface Stock {
  /** On disk. */
  readonly bytes: number;
  /** Milliseconds since 1970; null when unknown: then neither its age nor its turn is known. */
  readonly lastUse: number | null;
  /** The volume that it is on. */
  readonly volume: string;
}

export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What all caches take now, in bytes: also what may not go. */
  readonly bytes: number;
  /** Free bytes of each volume, counting what is on its way to be removed; absent when unknown. */
  readonly free: ReadonlyMap<string, number>;
}

export type PolicyReason = 'age' | 'budget' | 'free-space';

export interface Choice<S extends Stock> {
  /** Least recently used first, within each reason. */
  readonly chosen: readonly { readonly stock: S; readonly reason: PolicyReason }[];
  /** Bytes by which a policy is missed though all that may go goes. */
  readonly short: readonly { readonly reason: 'budget' | 'free-space'; readonly bytes: number }[];
}

/**
 * What the policies take of what may go: first everything that is too old; then, only as far as that was not enough, the
 * least recently used until the budget is kept; then the same on each volume until enough is free. One thing less would
 * miss the aim.
 */
export function choose<S extends Stock>(
  stocks: readonly S[],
  policies: Policies,
  { now, bytes, free }: Circumstances,
): Choice<S> {
  const line = stocks.filter((stock) => stock.lastUse !== null && stock.bytes > 0).sort(byLastUse);
  const chosen = new Map<S, PolicyReason>();
  const short: { reason: 'budget' | 'free-space'; bytes: number }[] = [];
  const takeUntil = (reason: 'budget' | 'free-space', most: number, of: readonly S[]): void => {
    let over = most - sum(of.filter((stock) => chosen.has(stock)));
    for (const stock of of) {
      if (over <= 0) return;
      if (chosen.has(stock)) continue;
      chosen.set(stock, reason);
      over -= stock.bytes;
    }
    if (over > 0) short.push({ reason, bytes: over });
  };

  if (policies.maxAgeDays !== null) {
    const oldest = now - policies.maxAgeDays * dayMs;
    for (const stock of line) if ((stock.lastUse ?? now) <= oldest) chosen.set(stock, 'age');
  }
  if (policies.maxGigabytes !== null) takeUntil('budget', bytes - policies.maxGigabytes * gigabyte, line);
  if (policies.minFreeGigabytes !== null) {
    for (const [volume, freeBytes] of free) {
      const there = line.filter((stock) => stock.volume === volume);
      takeUntil('free-space', policies.minFreeGigabytes * gigabyte - freeBytes, there);
    }
  }
  return { chosen: [...chosen].map(([stock, reason]) => ({ stock, reason })), short };
}

/** Of what was last used at the same time the larger first, so that fewer things go. */
function byLastUse(one: Stock, other: Stock): number {
  return (one.lastUse ?? 0) - (other.lastUse ?? 0) || other.bytes - one.bytes;
}

function sum(stocks: readonly Stock[]): number {
  return stocks.reduce((total, { bytes }) => total + bytes, 0);
}
