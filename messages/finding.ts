import type { RuleId, RuleText } from './rules.ts';
import type { Messages } from './speak.ts';

/** A finding's sentences. One of a rule that this version does not know (the daemon is newer) is told by its id alone. */
export function sayFinding(
  messages: Messages,
  finding: { readonly rule: string; readonly subject: string; readonly values: unknown },
): { readonly title: string; readonly summary: string; readonly next: string | null } {
  const { rule, subject, values } = finding;
  if (!Object.hasOwn(messages.rules, rule))
    return { title: rule, summary: `${rule}: ${subject}`, next: null };
  const text = messages.rules[rule as RuleId] as RuleText<unknown>;
  return { title: text.title, summary: text.summary(values), next: text.next(values) };
}
