import type { RuleId } from '../rules/ids.ts';
import type { CausingSetting } from './settings.ts';
import type { Look } from './sight.ts';

/** What is said of a row, in one language. */
export interface RowText {
  /** Why the text is printed. */
  readonly cause: string;
  /** What to do about it. */
  readonly next: string;
  /** Advice that circulates and does not help, or harms. */
  readonly wrong?: string;
}

/** An error text that people meet, its cause and its way out. */
export interface ErrorRow {
  /** Letter of its area and number; stable. */
  readonly id: string;
  /**
   * What a line holds, in one of these forms: literal text, upper and lower case alike, with `<name>` for what differs each time
   * (`<file>` is the path of a program, which can be looked at). Forms with a name come first.
   */
  readonly says: readonly string[];
  /** Lines that stand below such a text and below others: they say less than any form does. */
  readonly also?: readonly string[];
  /** In place of the forms, where people say it in many ways: concepts of which all have to be there (`Words.hold`). */
  readonly means?: readonly string[];
  /** Where `means` is looked for: in the lines of a text, or only in what a person types; a symptom only where no error text is. */
  readonly asked?: 'line' | 'claim' | 'symptom';
  /** Rules whose findings show that this is the cause on this machine; none where no probe can tell. */
  readonly rules: readonly RuleId[];
  /** Settings that have this text as their consequence: where one is set so, it is so here. */
  readonly settings?: readonly CausingSetting[];
  /** What the files that the text names show of its cause. */
  readonly looks?: Look;
  /** The text has causes as well that no rule and no setting shows: that nothing was found proves nothing. */
  readonly partly?: true;
  /** True while there is one source only, or none but the text itself. */
  readonly unconfirmed?: true;
  /** Another row has the same text and a cause that is more often the one. */
  readonly rare?: true;
  readonly links: readonly string[];
  readonly en: RowText;
  readonly zh: RowText;
}

/** An issue of the Go project: https://github.com/golang/go/issues/68678 */
export function goIssue(number: number): string {
  return `https://github.com/golang/go/issues/${number}`;
}

/** An issue of another repository on GitHub, by `owner/name#number`. */
export function issue(reference: string): string {
  const [repository = '', number = ''] = reference.split('#');
  return `https://github.com/${repository}/issues/${number}`;
}
