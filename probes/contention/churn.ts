/** One state of a watched file: when it was seen, and a fingerprint of its content. */
export interface Version {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fingerprint: string;
  /** Applications with a Go command in that module at the time. */
  readonly owners: readonly string[];
}

/** Ping-pong as it was seen. */
export interface PingPong {
  /** How often the file went back to a content that it had just left. */
  readonly returns: number;
  readonly from: number;
  readonly to: number;
  readonly owners: readonly string[];
}

/** How many returns make a ping-pong: one A → B → A is an undo, which people do. */
const enoughReturns = 2;

/**
 * Distinguishes ping-pong from work in the last states of a file: work goes on to new content, ping-pong returns to what was just
 * left (A → B → A → B) within `windowMs`. Null when it is not ping-pong.
 */
export function pingPongOf(
  versions: readonly Version[],
  now: number,
  windowMs = 5 * 60_000,
): PingPong | null {
  const recent = versions.filter(({ at }) => now - at <= windowMs);
  const steps = recent.filter(
    (version, index) => index === 0 || recent[index - 1]?.fingerprint !== version.fingerprint,
  );
  const returns = steps.filter(
    (step, index) => index >= 2 && steps[index - 2]?.fingerprint === step.fingerprint,
  );
  const [first, last] = [steps[0], steps.at(-1)];
  if (returns.length < enoughReturns || first === undefined || last === undefined) return null;
  const owners = [...new Set(steps.flatMap((step) => step.owners))].sort();
  return { returns: returns.length, from: first.at, to: last.at, owners };
}
