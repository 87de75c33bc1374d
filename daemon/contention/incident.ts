import type { RuleId } from '../../messages/rules.ts';
import type { Actor } from '../../probes/contention/actor.ts';
import type { Certainty } from '../../probes/probe.ts';

/** A process of an incident. */
export interface Party {
  readonly pid: number;
  readonly command: string;
  readonly owner: string | null;
}

/** Something that two applications did to each other, from its first look to its last. */
export interface Incident {
  /** The history's id of its opening. */
  readonly id: number;
  readonly rule: RuleId;
  readonly certainty: Certainty;
  readonly subject: string;
  /** Milliseconds since 1970; it may have begun before we looked. */
  readonly openedAt: number;
  /** Null while it lasts. */
  readonly closedAt: number | null;
  readonly holder: Party | null;
  readonly waiters: readonly Party[];
  /** What the rule's sentences are filled with. */
  readonly values: Readonly<Record<string, string>>;
  /** What was seen and when, at most twenty different looks. */
  readonly samples: readonly { readonly at: number; readonly evidence: readonly string[] }[];
}

export const partyOf = ({ pid, command, owner }: Actor): Party => ({ pid, command, owner });
