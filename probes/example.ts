import type { Sketch } from '../host/simulated/build.ts';
import type { Cost } from './probe.ts';
import type { Verified } from './verification/verified.ts';
import type { RuleId } from './rules/ids.ts';

/** A small machine on which a rule is seen: for its page, `gowarden simulate` and the tests that run over every rule. */
export interface Example {
  /** Makes a new one at each call. */
  machine(): Sketch;
  /** What happens after the first look, where one look does not show it. */
  readonly then?: readonly Moment[];
  /** What the daemon that watches it costs. */
  readonly cost?: Cost;
  /** What its Gos came to when they were verified. */
  readonly verified?: readonly Verified[];
  /** Other rules that are seen on it by necessity. */
  readonly also?: readonly RuleId[];
}

/** Something that happens, and is looked at when it has. */
export interface Moment {
  /** Milliseconds since the look before. */
  readonly afterMs: number;
  /** Text files as they are from then on, by their paths on the machine. */
  readonly texts?: Readonly<Record<string, string>>;
}
