import type { Option } from '../options.ts';

/**
 * `stops`: the VM refuses to start; `ignored`: it does nothing; `warns`: the VM warns and goes on; `overridden`: a later line
 * says otherwise; `advice`: it works, but is hardly intended.
 */
export type Effect = 'stops' | 'ignored' | 'warns' | 'overridden' | 'advice';

/** What becomes of an option. */
export interface Verdict {
  readonly option: Option;
  readonly effect: Effect;
  readonly why: Why;
  /** The VM's own words, or a value that it depends on; empty when there is nothing to add. */
  readonly says: string;
}

/** @open */
export type Why =
  | 'refused'
  | 'two-collectors'
  | 'start-above-most'
  | 'missing-file'
  | 'removed'
  | 'obsolete'
  | 'not-in-this-java'
  | 'no-option'
  | 'mark'
  | 'space'
  | 'no-collector'
  | 'few-compilers'
  | 'contradiction'
  | 'no-such-tag'
  | 'unrecognized'
  | 'deprecated'
  | 'later-line'
  | 'small-heap'
  | 'most-of-memory'
  | 'long-pointers';

/** Whether the `java` command, to which the script that started older GoLands hands the options, refuses it: what it does not know. */
export function isRefusedByCommand({ effect, why }: Verdict): boolean {
  return effect === 'stops' || (effect === 'ignored' && why !== 'obsolete');
}

/** What the options meet. */
export interface Around {
  /** Major of the Java; null when it is not known: then only what holds for all of them is said. */
  readonly major: number | null;
  readonly isJetBrains: boolean;
  /** Of the machine; null when not known. */
  readonly memoryBytes: number | null;
  /** Whether a file is there; null when that is not known. */
  readonly isThere: (path: string) => boolean | null;
}

/** Puts one together. */
export const verdict = (option: Option, effect: Effect, why: Why, says = ''): Verdict => ({
  option,
  effect,
  why,
  says,
});

/** Bytes. */
export const mega = 2 ** 20;
