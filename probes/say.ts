import { inLanguage } from '../messages/fill.ts';
import type { Messages } from '../messages/speak.ts';
import { visible } from '../messages/visible.ts';
import type { Sentences } from './probe.ts';
import { commandToCopy, sayRemedy } from './remedies/say.ts';
import type { Remedy } from './remedy.ts';
import type { RuleValues } from './rules/catalogue.ts';
import { isRuleId, type RuleId } from './rules/ids.ts';
import { texts } from './rules/texts.ts';

/** A finding as it is stored, sent and shown; also one of a rule that this version does not know. */
export interface Sayable {
  readonly rule: string;
  readonly subject: string;
  readonly values: unknown;
  readonly remedy?: Remedy;
}

/** A finding's sentences. */
export interface Said {
  readonly title: string;
  readonly summary: string;
  /** The next step; null when we know of none. */
  readonly next: string | null;
  /** What of it can be pasted into a terminal; null when nothing can. */
  readonly command: string | null;
}

/** Says a finding in the language of the messages. Lent to the tray, which may not import probes/. */
export type Say = (messages: Messages, finding: Sayable) => Said;

/** The sentences of a rule. */
export function sentencesOf<R extends RuleId>(
  { language }: Pick<Messages, 'language'>,
  id: R,
): Sentences<RuleValues[R]> {
  return inLanguage<Sentences<RuleValues[R]>>(language, texts[id]);
}

/** A finding's sentences. Of one whose rule this version does not know (the daemon is newer) only the id is said. */
export const sayFinding: Say = (messages, { rule, subject, values, remedy }) => {
  const steps = remedy?.steps ?? [];
  const command = commandToCopy(steps);
  const done = sayRemedy(messages, steps);
  if (!isRuleId(rule))
    return { title: visible(rule), summary: visible(`${rule}: ${subject}`), next: done, command };
  const text: Sentences<never> = sentencesOf(messages, rule);
  return {
    title: text.title,
    summary: text.summary(values as never),
    next: done ?? text.next(values as never),
    command,
  };
};
