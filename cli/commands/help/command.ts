import { inLanguage } from '../../../messages/fill.ts';
import { speak } from '../../../messages/speak.ts';
import type { RuleId } from '../../../messages/rules.ts';
import { suggest } from '../../../messages/suggest.ts';
import type { CliCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { commandPage } from './page.ts';
import { overview } from './overview.ts';
import { texts } from './text.ts';

const ruleIds = Object.keys(speak('en').rules) as RuleId[];

export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 1],
  completes: (commands) => [...commands, ...ruleIds],
  async run({ positionals: [topic] }, session) {
    const { commands, language, messages } = session;
    const asked = topic !== undefined && Object.hasOwn(commands, topic) ? commands[topic] : undefined;
    if (topic === undefined) session.out(await overview(session));
    else if (asked) session.out(await commandPage(topic, asked, session));
    else if (isRule(topic)) {
      const { rulePage } = await import('./rule.ts');
      session.out(rulePage(topic, session));
    } else {
      const meant = suggest(topic, [...Object.keys(commands), ...ruleIds]);
      throw new UsageError(
        inLanguage(language, texts).unknownTopic(topic),
        meant && messages.cli.usage.didYouMean(meant),
      );
    }
    return 0;
  },
};

function isRule(name: string): name is RuleId {
  return (ruleIds as readonly string[]).includes(name);
}
