import { inLanguage } from '../../../messages/fill.ts';
import { rules } from '../../../probes/catalogue.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { sentencesOf } from '../../../probes/say.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

/** The rule's page: what it means, where it comes from, what to do. */
export function rulePage(id: RuleId, { language, messages, colour, width }: Session): string[] {
  const paint = painter(colour);
  const text = inLanguage(language, texts).rule;
  const { title, cause, remedy } = sentencesOf(messages, id);
  const rule = rules.get(id);
  const section = (heading: string, body: readonly string[]): string[] =>
    body.length === 0 ? [] : ['', paint('bold', heading), ...body.flatMap((line) => wrap(line, width, 2))];
  return [
    `${id}: ${title}`,
    ...section(text.cause, [cause]),
    ...section(text.remedy, [remedy]),
    ...(rule
      ? [
          ...section(text.severity, [cliText(messages).severities[rule.severity]]),
          ...section(
            text.waits,
            rule.timeToVisibleMs > 0 ? [messages.units.duration(rule.timeToVisibleMs)] : [],
          ),
          ...section(text.hiddenBy, rule.dependsOn),
          ...section(text.links, rule.links),
        ]
      : []),
  ];
}
