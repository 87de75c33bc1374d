import { inLanguage } from '../../../messages/fill.ts';
import { suggest } from '../../../messages/suggest.ts';
import type { CliCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { commandPage } from './page.ts';
import { overview } from './overview.ts';
import { isRuleId, ruleIds } from '../../../probes/rules/ids.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 1],
  completes: (commands) => [...commands, ...ruleIds],
  async run({ positionals: [topic] }, session) {
    const { commands, language, messages } = session;
    const asked = topic !== undefined && Object.hasOwn(commands, topic) ? commands[topic] : undefined;
    if (topic === undefined) session.out(...(await overview(session)));
    else if (asked) session.out(...(await commandPage(topic, asked, session)));
    else if (isRuleId(topic)) {
      const { rulePage } = await import('./rule.ts');
      session.out(...rulePage(topic, session));
    } else {
      const meant = suggest(topic, [...Object.keys(commands), ...ruleIds]);
      throw new UsageError(
        inLanguage(language, texts).unknownTopic(topic),
        meant && cliText(messages).usage.didYouMean(meant),
      );
    }
    return 0;
  },
};
