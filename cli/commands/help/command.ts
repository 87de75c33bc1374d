import { speak } from '../../../messages/speak.ts';
import type { RuleId } from '../../../messages/rules.ts';
import { suggest } from '../../../messages/suggest.ts';
import { type CommandName, catalogue, commandNames } from '../../catalogue.ts';
import type { CliCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { commandPage } from './page.ts';
import { overview } from './overview.ts';

const ruleIds = Object.keys(speak('en').rules) as RuleId[];
const topics: readonly string[] = [...commandNames, ...ruleIds];

export const help: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 1],
  completes: topics,
  async run({ positionals: [topic] }, session) {
    if (topic === undefined) session.out(...overview(session));
    else if (isCommand(topic)) session.out(...(await commandPage(topic, session)));
    else if (isRule(topic)) {
      const { rulePage } = await import('./rule.ts');
      session.out(...rulePage(topic, session));
    } else {
      const { usage } = session.messages.cli;
      const meant = suggest(topic, topics);
      throw new UsageError(usage.unknownTopic(topic), meant && usage.didYouMean(meant));
    }
    return 0;
  },
};

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(catalogue, name);
}

function isRule(name: string): name is RuleId {
  return (ruleIds as readonly string[]).includes(name);
}
