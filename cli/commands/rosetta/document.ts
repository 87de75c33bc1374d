import type { Hardware, Platform } from '../../../host/host.ts';
import type { Integer } from '../../../host/quantity.ts';
import { daysUntil, milestones, type MilestoneId } from '../../../probes/rosetta/dates.ts';
import type { Rosetta } from '../../../probes/rosetta/probe.ts';
import type { Row } from '../../../probes/rosetta/row.ts';
import type { Step, Translated, Translation } from '../../../probes/translation/answer.ts';
import { wayOf } from '../../../probes/translation/say.ts';

/**
 * What of this machine ends with Rosetta, what runs translated now, and when that is over. The same in every language.
 *
 * @title gowarden rosetta --json
 * @document rosetta
 */
export interface RosettaDocument {
  readonly schemaVersion: 1;
  readonly platform: Platform;
  readonly hardware: Pick<Hardware, 'architecture' | 'native' | 'translators' | 'osVersion'>;
  /** Everything that still needs Rosetta, in the order of work; empty where Rosetta does not exist: on Linux and on Intel Macs. */
  readonly rows: readonly RowDocument[];
  /** What runs translated at this moment, by who began it. */
  readonly running: readonly RunningDocument[];
  readonly dates: readonly DateDocument[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

/** One thing that still needs Rosetta. */
export interface RowDocument extends Omit<Row, 'formulas'> {
  /** Of a Homebrew its formulas for Intel; null for everything else. */
  readonly formulas: Integer | null;
}

/** A process that runs translated although its parent does not, and what it started. */
export interface RunningDocument extends Omit<Translated, 'culprit' | 'chains' | 'total' | 'application'> {
  readonly culprit: StepDocument;
  /** Name of the editor, terminal, agent or shell; null when none is known. */
  readonly application: string | null;
  /** Ways from the first process down to one that works. */
  readonly chains: readonly (readonly StepDocument[])[];
  /** The same as one line each: `launchd → Terminal, opened with Rosetta → zsh → go`. */
  readonly ways: readonly string[];
  /** How many processes run translated from there on, itself included. */
  readonly total: Integer;
}

/** A process on such a way. */
export interface StepDocument extends Omit<Step, 'pid'> {
  readonly pid: Integer;
}

/** A day, or a time that is not known more exactly, on which something of Intel's ends. */
export interface DateDocument {
  readonly id: MilestoneId;
  /** `2027-09-01`; null where only a release or a season is known. */
  readonly day: string | null;
  /** Whole days until then, negative when it has passed; null without a day. */
  readonly daysLeft: Integer | null;
  /** When, for people: the day, a release or a season. */
  readonly when: string;
  readonly what: string;
  readonly source: string;
  /** Which rows it ends; null when none. */
  readonly ends: Row['ends'] | null;
}

/** `now` in milliseconds since 1970. */
export function rosettaDocument(rosetta: Rosetta, translation: Translation, now: number): RosettaDocument {
  const { architecture, native, translators, osVersion } = rosetta.hardware;
  return {
    schemaVersion: 1,
    platform: rosetta.platform,
    hardware: { architecture, native, translators, osVersion },
    rows: rosetta.rows,
    running: translation.all.map((one) => ({
      ...one,
      application: one.application?.name ?? null,
      ways: one.chains.map((chain) => wayOf(chain, one)),
    })),
    dates: milestones().map((one) => ({
      ...one,
      daysLeft: one.day === null ? null : daysUntil(one.day, now),
    })),
    unknown: [...rosetta.unknown, ...(translation.unknown === null ? [] : [translation.unknown])],
  };
}
